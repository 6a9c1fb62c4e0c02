import type { INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';
import { otherItem, reportItems } from './items';
import { distributed } from './outputs';
import { intentCodesOf } from './report/intent';
import type { CallReport } from './report/record';
import { withoutRepeats } from './repeats';
import type { OtherPush, Push } from './request';
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
	const wanted = [...wantedReports, ...wantedOthers];
	const left = mayRepeat ? wanted : await withoutRepeats(context, wanted);
	if (left === undefined) return UNDECIDED;
	if (left.length === 0) return undefined;
	const fresh = reportItems(left.filter(isReport), settings);
	const freshOthers = left.filter(isOther).map(otherItem);
	return distributed([...fresh, ...freshOthers], settings);
}

const isReport = (push: CallReport | OtherPush): push is CallReport => 'outcome' in push;
const isOther = (push: CallReport | OtherPush): push is OtherPush => 'kind' in push;

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

type Filters = Pick<TriggerSettings, 'outcomes' | 'intents' | 'agentIds'>;

/** Whether a report passes the filters; an empty filter lets everything through. */
function passes(report: CallReport, { outcomes, intents, agentIds }: Filters): boolean {
	return (
		letsThrough(outcomes, () => [report.outcome]) &&
		letsThrough(intents, () => intentCodesOf(report.record)) &&
		letsThrough(agentIds, () => [report.agentId])
	);
}

function letsThrough(allowed: ReadonlySet<string>, values: () => readonly string[]): boolean {
	return allowed.size === 0 || values().some((value) => allowed.has(value));
}
