import type { INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { textIn } from '../api/coerce';
import { passes } from './filter';
import { otherItem, reportItems } from './items';
import { distributed } from './outputs';
import type { Push } from './reading';
import { withoutRepeats } from './remembering';
import type { TriggerSettings } from './settings';

/** Another push with the same reports is under way, and it is open whether it will be taken. */
export const UNDECIDED = Symbol('undecided');

/** The items of each output; nothing if no report is wanted, so that no execution starts. */
export async function handOver(
	context: IWebhookFunctions,
	{ reports, others, unknown }: Push,
	settings: TriggerSettings,
): Promise<INodeExecutionData[][] | undefined | typeof UNDECIDED> {
	const wantedReports = reports.filter((report) => passes(report, settings));
	const wantedOthers = settings.otherPushes ? others : [];
	tellIgnored(context, unknown, others.length - wantedOthers.length);

	// Who builds a workflow sends the same sample again and again.
	const mayRepeat = !settings.dropRepeats || context.getMode() === 'manual';
	const voiceIdOf = ({ record }: { readonly record: Record<string, unknown> }) =>
		textIn(record.voiceId);
	const wanted = [...wantedReports, ...wantedOthers];
	const left = mayRepeat ? wanted : await withoutRepeats(context, wanted, voiceIdOf);
	if (left === undefined) return UNDECIDED;
	const fresh = new Set(left);
	if (fresh.size === 0) return undefined;
	const freshReports = wantedReports.filter((report) => fresh.has(report));
	const freshOthers = wantedOthers.filter((other) => fresh.has(other));
	const items = [...reportItems(freshReports, settings), ...freshOthers.map(otherItem)];
	return distributed(items, settings);
}

/** Nothing disappears without a trace: the log says what was left aside. */
function tellIgnored(context: IWebhookFunctions, unknown: number, others: number): void {
	const { name } = context.getNode();
	if (unknown > 0) {
		context.logger.warn(`${name} ignored ${unknown} pushed elements that are no reports.`);
	}
	if (others > 0) {
		context.logger.info(
			`${name} ignored ${others} pushes of other kinds. Turn on 'Include Other Pushes' to get them.`,
		);
	}
}
