import { plainText } from '../../nodes/LaafficVoiceAgent/api/coerce';
import { TASK_STATES } from '../../nodes/LaafficVoiceAgent/api/facts';
import type { Context } from '../context';
import { isFields } from '../fields';
import type { LedgerTask } from '../ledger';
import type { Origin } from '../tasks/task';
import { describeOutcomes } from '../push/describe';
import { stateOf } from '../push/state';
import { maskNumber } from '../tasks/calleeList';
import { accountSummaries } from './account';
import type { AccountSummary } from './account';
import { escape, table } from './html';

/** A page is for looking: everything is in /sandbox/tasks, /sandbox/sms and /sandbox/tickets. */
const MOST_SHOWN = 12;
const SHOWN_CALLEES = 3;
const SHOWN_TEXTS = 3;

const moreThan = (shown: number, total: number) =>
	total > shown ? `<p class="quiet">The latest ${shown} of ${total}.</p>` : '';

const MADE_BY: Readonly<Record<Origin, string>> = {
	request: 'n8n',
	recall: 'Recall',
	planted: 'Test',
};

function accountSection({ apiKey, appId, smsAppId, balance, timeZone, agents }: AccountSummary) {
	const facts = [
		['API Key', apiKey],
		['Application ID', appId],
		['Application ID for SMS', smsAppId],
		['Balance', balance],
		['Time Zone', timeZone],
	];
	const list = facts
		.map(([name, value]) => `<div><dt>${name}</dt><dd>${escape(value)}</dd></div>`)
		.join('');
	const columns = [
		{ heading: 'Agent ID', cell: ({ id }: { id: number }) => id },
		{ heading: 'Agent', cell: ({ name }: { name: string }) => name },
		{ heading: 'Industry', cell: ({ industry }: { industry: string }) => industry },
	];
	return `<dl>${list}</dl>\n${table(columns, agents, 'The account has no agent.')}`;
}

function calleesOf(task: LedgerTask): string {
	const lines = task.firstNumbers(SHOWN_CALLEES).map((number, row) => {
		const texts = Object.values(task.textsAt(row)).slice(0, SHOWN_TEXTS);
		return [maskNumber(number), ...texts].join(', ');
	});
	const more = task.calleeCount - lines.length;
	return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

function campaignSection({ ledger, options }: Context): string {
	const agents = options.accounts.flatMap((account) => account.agents);
	const nameOf = (wanted: number) => agents.find(({ id }) => id === wanted)?.name ?? '';
	const columns = [
		{ heading: 'Campaign', cell: ({ taskName }: LedgerTask) => taskName },
		{ heading: 'By', cell: ({ origin }: LedgerTask) => MADE_BY[origin] },
		{ heading: 'Agent', cell: ({ agentId }: LedgerTask) => `${agentId} ${nameOf(agentId)}` },
		{
			heading: 'State',
			cell: ({ status }: LedgerTask) => TASK_STATES[status as keyof typeof TASK_STATES],
		},
		{
			heading: 'Called',
			cell: ({ called, calleeCount }: LedgerTask) => `${called} of ${calleeCount}`,
		},
		{ heading: 'Callees', cell: calleesOf },
	];
	const tasks = ledger.tasks();
	const latest = tasks.slice(-MOST_SHOWN).reverse();
	return (
		table(columns, latest, 'No campaign has arrived yet.') + moreThan(MOST_SHOWN, tasks.length)
	);
}

interface Arrived {
	readonly by: string;
	readonly number: string;
	readonly words: string;
}

/** What a workflow sent to one of the desks, in the form of the examples or in another. */
function arrived(received: unknown, by: string, numberKey: string, wordsKey: string): Arrived {
	const fields = isFields(received) ? received : {};
	const text = (key: string) => plainText(fields[key]);
	const words = text(wordsKey) || JSON.stringify(received ?? null);
	return { by, number: maskNumber(text(numberKey)), words };
}

function textSection(context: Context): string {
	const { sms } = stateOf(context);
	const sent = context.ledger.texts();
	const byNode = [...sent].reverse().map(({ number, content }) => ({
		by: 'SMS: Send',
		number: maskNumber(number),
		words: content,
	}));
	const byRequest = sms
		.latest(MOST_SHOWN)
		.map(({ received }) => arrived(received, 'HTTP request', 'to', 'text'));
	const columns = [
		{ heading: 'To', cell: ({ number }: Arrived) => number },
		{ heading: 'Text', cell: ({ words }: Arrived) => words },
		{ heading: 'Sent by', cell: ({ by }: Arrived) => by },
	];
	const entries = [...byNode, ...byRequest].slice(0, MOST_SHOWN);
	return (
		table(columns, entries, 'No text message has arrived yet.') +
		moreThan(MOST_SHOWN, sent.length + sms.total)
	);
}

function ticketSection(context: Context): string {
	const { tickets } = stateOf(context);
	const entries = tickets
		.latest(MOST_SHOWN)
		.map(({ received }) => arrived(received, 'HTTP request', 'phone', 'title'));
	const columns = [
		{ heading: 'Ticket', cell: ({ words }: Arrived) => words },
		{ heading: 'Number', cell: ({ number }: Arrived) => number },
	];
	return (
		table(columns, entries, 'No ticket has arrived yet.') + moreThan(MOST_SHOWN, tickets.total)
	);
}

function followSection(context: Context): string {
	const { follower } = stateOf(context);
	if (!follower) return '<p>Calls that end are reported to nobody at present.</p>';
	const byOutcome: Record<string, number> = {};
	for (const delivery of follower.deliveries) {
		for (const [outcome, count] of Object.entries(delivery.byOutcome)) {
			byOutcome[outcome] = (byOutcome[outcome] ?? 0) + count;
		}
	}
	const counts = describeOutcomes(byOutcome) || 'none yet';
	return `<p>Each call that ends is reported to <code>${escape(follower.settings.url)}</code>: ${escape(counts)}.</p>`;
}

function samplesSection(context: Context): string {
	const { words } = stateOf(context).samples;
	return words === undefined ? '' : `<p class="sent">${escape(words)}</p>`;
}

/** The parts of the page that change while it is open, by their name on it. */
export const LIVE_SECTIONS = {
	account: (context) => accountSummaries(context).map(accountSection).join('\n'),
	campaigns: campaignSection,
	following: followSection,
	sent: samplesSection,
	texts: textSection,
	tickets: ticketSection,
} as const satisfies Record<string, (context: Context) => string>;

export type LiveSection = keyof typeof LIVE_SECTIONS;
