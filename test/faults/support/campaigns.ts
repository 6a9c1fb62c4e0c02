/** The ways to create tasks from five rows. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { LedgerTask } from '../../../sandbox';
import { SMALL_CAMPAIGN } from '../../support/campaign';

export const ROWS: ReadonlyArray<IDataObject & { readonly phone: string; readonly zone: string }> =
	[
		{ phone: '919777654321', customer: 'Asha', zone: 'Asia/Kolkata' },
		{ phone: '919777654322', customer: 'Ravi', zone: 'Asia/Kolkata' },
		{ phone: '919777654323', customer: 'Mina', zone: 'Asia/Kolkata' },
		{ phone: '5511988887777', customer: 'João', zone: 'America/Sao_Paulo' },
		{ phone: '447700900301', customer: 'Ann', zone: 'Europe/London' },
	];

export interface CampaignKind {
	readonly name: string;
	readonly parameters: INodeParameters;
	/** Callees that the platform takes in one task. */
	readonly partSize: number;
	/** How many tasks the rows become. */
	readonly tasks: number;
	/** What is wrong with a task that the platform has, beside who is in it. */
	readonly wrongWith?: (task: LedgerTask) => string[];
}

export const CAMPAIGNS: readonly CampaignKind[] = [
	{ name: 'one task', parameters: SMALL_CAMPAIGN, partSize: 200_000, tasks: 1 },
	{
		name: 'a task per item',
		parameters: {
			...SMALL_CAMPAIGN,
			taskScope: 'perItem',
			taskName: '=Call {{ $json.customer }}',
		},
		partSize: 200_000,
		tasks: ROWS.length,
	},
	{ name: 'a task in three parts', parameters: SMALL_CAMPAIGN, partSize: 2, tasks: 3 },
];

const BY_ZONE: INodeParameters = {
	calleeTimeZone: 'field',
	calleeTimeZoneField: '={{ $json.zone }}',
	allowSendTime: { windows: [{ strTime: '09:00', endTime: '18:00' }] },
};
const MINUTES_APART = 48 * 60;

/** One campaign spread over the time zones of its callees, and over days. */
export const SPREAD_CAMPAIGNS: readonly CampaignKind[] = [
	{
		name: 'a task for each time zone, an item for each row',
		parameters: { ...SMALL_CAMPAIGN, output: 'rows', options: BY_ZONE },
		partSize: 200_000,
		tasks: 3,
		wrongWith: wrongZone,
	},
	{
		name: 'tasks of two callees in each time zone, two days apart, an item for each row',
		parameters: {
			...SMALL_CAMPAIGN,
			output: 'rows',
			options: { ...BY_ZONE, calleesPerTask: 2, minutesBetweenTasks: MINUTES_APART },
		},
		partSize: 200_000,
		tasks: 4,
		wrongWith: (task) => [...wrongZone(task), ...tooEarly(task)],
	},
];

/** Whoever is called at the hours of another zone is called at night. */
function wrongZone({ taskName, callees }: LedgerTask): string[] {
	return ROWS.filter(({ phone }) => callees.includes(phone))
		.filter(({ zone }) => !taskName.includes(`(${zone})`))
		.map(({ phone }) => `${phone} is called in "${taskName}"`);
}

/** The second task of a zone starts days later, however often the campaign is run. */
function tooEarly({ taskName, sendAt, acceptedAt }: LedgerTask): string[] {
	if (!taskName.includes('(2/2)')) return [];
	const isLater = sendAt !== undefined && sendAt - acceptedAt > (MINUTES_APART / 2) * 60_000;
	return isLater ? [] : [`"${taskName}" starts too early`];
}

export type NameRule = 'fail' | 'return' | 'addSuffix';

/** How a campaign is run: the rules of the runs, one after the other, and what is around them. */
export interface Way {
	readonly name: string;
	readonly rules: readonly NameRule[];
	readonly retryOnFail?: boolean;
	readonly onError?: 'continueErrorOutput' | 'continueRegularOutput';
	/** Whether n8n is started anew between the runs. */
	readonly restart?: boolean;
	/** Whether each further run is in another process, such as another worker. */
	readonly elsewhere?: boolean;
	/** A row that cannot be called comes first, so that n8n sees an error come out first. */
	readonly badRow?: boolean;
}

export const RULES: readonly NameRule[] = ['fail', 'return', 'addSuffix'];
const PAIRS: ReadonlyArray<readonly NameRule[]> = [
	['fail', 'fail'],
	['fail', 'return'],
	['return', 'return'],
	['addSuffix', 'addSuffix'],
	['addSuffix', 'return'],
];

export const WAYS: readonly Way[] = [
	...RULES.map((rule): Way => ({ name: 'once', rules: [rule] })),
	...RULES.map((rule): Way => ({ name: 'once', rules: [rule], onError: 'continueErrorOutput' })),
	...RULES.map((rule): Way => ({ name: 'Retry On Fail', rules: [rule], retryOnFail: true })),
	...RULES.flatMap((rule): Way[] =>
		[false, true].map((badRow) => ({
			name: 'Retry On Fail',
			rules: [rule],
			retryOnFail: true,
			onError: badRow ? 'continueErrorOutput' : 'continueRegularOutput',
			badRow,
		})),
	),
	...PAIRS.map((rules): Way => ({ name: 'run again', rules })),
	...PAIRS.map((rules): Way => ({ name: 'run again', rules, retryOnFail: true })),
	...PAIRS.map((rules): Way => ({ name: 'restart, run again', rules, restart: true })),
	...PAIRS.map((rules): Way => ({ name: 'run again elsewhere', rules, elsewhere: true })),
];

export function wayText({ name, rules, retryOnFail, onError, badRow }: Way): string {
	const more = [retryOnFail ? 'retries' : '', badRow ? 'bad row' : ''].filter(Boolean);
	return [name, rules.join(' then '), onError ?? 'stop', ...more].join(', ');
}
