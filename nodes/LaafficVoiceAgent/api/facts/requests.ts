import type { Page } from './pages';

/** A field of a request, in the words of its page. */
interface RequestFieldFact {
	readonly name: string;
	readonly meaning: string;
	readonly from: Page;
	/** What the node does other than the page says, and why. */
	readonly ours?: string;
}

/** What a request to create a task may hold [agentSend, agentSendItniotech]. */
export const CREATE_FIELDS = [
	{ name: 'appId', meaning: 'Application ID, required', from: 'agentSend' },
	{ name: 'taskName', meaning: 'Length 2-64, must be unique, required', from: 'agentSend' },
	{ name: 'agentId', meaning: 'Agent ID, integer, required', from: 'agentSend' },
	{ name: 'displayNum', meaning: 'Display number, 0-20 digits, can be empty', from: 'agentSend' },
	{
		name: 'numberInfoList',
		meaning: 'At most 200,000 callees, required',
		from: 'agentSend',
		ours: 'Sent as a list of objects, as all examples have it; the text speaks of commas, too. More callees go in parts.',
	},
	{
		name: 'calleeNumber',
		meaning: 'Country code and number, 6-18 digits',
		from: 'agentSend',
		ours: 'The quick start names one callee twice; the node calls each number once unless told otherwise.',
	},
	{
		name: 'text1 … text10',
		meaning: 'Replace the variables of the script, at most 30 characters, otherwise truncated',
		from: 'agentSend',
		ours: 'A longer text makes the row bad, because the agent would speak half of it.',
	},
	{
		name: 'callInformation',
		meaning: 'Callee information with custom field names, for collection agents',
		from: 'agentSendItniotech',
		ours: 'On Laaffic and Onbuka, which have no such field, the ten names are sent as text1 to text10.',
	},
	{
		name: 'sendTime',
		meaning: 'Scheduled call time, null for an immediate call',
		from: 'agentSend',
		ours: 'Left out for an immediate call. The past is refused: it is a mistake.',
	},
	{
		name: 'maxCalls',
		meaning: 'Forced hang-up after so many seconds, at most 999, default 300',
		from: 'agentSend',
	},
	{ name: 'maxRingingTime', meaning: '10-120 seconds, default 60', from: 'agentSend' },
	{ name: 'enableRecording', meaning: '0 no, 1 yes, default yes', from: 'agentSend' },
	{
		name: 'calloutRate',
		meaning: 'In the examples only; elsewhere "outgoing call multiplier, up to 1-100"',
		from: 'recallDetail',
		ours: 'Sent only if it is set.',
	},
	{
		name: 'allowSendTime',
		meaning: 'At most 3 windows of `strTime` and `endTime`, HH:MM',
		from: 'agentSend',
	},
	{ name: 'recallFlow', meaning: 'Present: recalls are on', from: 'quickStart' },
	{ name: 'recallType', meaning: '0 all, 1 failed, 3 by intent', from: 'agentSend' },
	{
		name: 'recallInterval',
		meaning: 'No range here; 1-1440 minutes for changing a flow',
		from: 'recallUpdate',
		ours: 'Held to the range of the other page, too.',
	},
	{
		name: 'recallNum',
		meaning: 'No range here; 1-10 for changing a flow',
		from: 'recallUpdate',
		ours: 'Held to the range of the other page, too.',
	},
	{
		name: 'nodeList',
		meaning:
			'One node for each recall, or -22; agentId an integer in the table, a text in the examples',
		from: 'quickStart',
		ours: 'Made from the number of recalls, with texts as in the examples.',
	},
	{ name: 'recallIntent', meaning: 'Codes of the encoding table', from: 'agentSend' },
] as const satisfies readonly RequestFieldFact[];

/** What a request for the list of tasks may hold [agentQuery]. */
export const QUERY_FIELDS = [
	{ name: 'current', meaning: 'Page number, from 1', from: 'agentQuery' },
	{ name: 'size', meaning: 'Items per page, 1-100', from: 'agentQuery' },
	{ name: 'strTime, endTime', meaning: 'Range of times, required', from: 'agentQuery' },
	{ name: 'taskType', meaning: 'Fixed as 3', from: 'agentQuery' },
	{ name: 'statusList', meaning: 'States; empty for all', from: 'agentQuery' },
	{ name: 'idxAppId', meaning: 'Application, as an integer', from: 'agentQuery' },
	{
		name: 'searchCondition',
		meaning: 'Fuzzy: task name, voice file name or text',
		from: 'agentQuery',
		ours: 'An exact name is picked out of what comes back.',
	},
] as const satisfies readonly RequestFieldFact[];

/** What a request to cancel tasks holds [agentCancel]. */
export const CANCEL_FIELDS = [
	{
		name: 'taskIdList',
		meaning: 'IDs of the tasks, from the list of tasks, required',
		from: 'agentCancel',
		ours: 'One request for all; the platform answers with one code, so after a refusal or a lost answer all of them are looked up in the list.',
	},
] as const satisfies readonly RequestFieldFact[];

/** What a request to change a recall flow holds [recallUpdate]. */
export const RECALL_UPDATE_FIELDS = [
	{ name: 'keyId', meaning: 'ID of the recall flow, integer, required', from: 'recallUpdate' },
	{
		name: 'recallType',
		meaning: '0 all, 1 failed, required',
		from: 'recallUpdate',
		ours: '3 (by intent) can be set, too: the page lists recallIntent, and a flow is created with it.',
	},
	{ name: 'recallInterval', meaning: '1-1440 minutes, required', from: 'recallUpdate' },
	{ name: 'recallNum', meaning: '1-10, required', from: 'recallUpdate' },
	{
		name: 'nodeList',
		meaning: 'One node for each recall, with `scriptId`, the agent; optional',
		from: 'recallUpdate',
		ours: 'Always sent, one for each recall. The agent is called agentId where a task is created.',
	},
	{
		name: 'recallIntent',
		meaning: 'Intent codes, optional; the example has "101", which no table lists',
		from: 'recallUpdate',
		ours: 'Sent by intent only. Codes of no table are let through.',
	},
] as const satisfies readonly RequestFieldFact[];

/** What a request to cancel recalls holds [recallCancel]. */
export const RECALL_CANCEL_FIELDS = [
	{
		name: 'type',
		meaning: '1 the recall flow, 2 the flow of a task, 3 a node and those after it',
		from: 'recallCancel',
	},
	{
		name: 'id',
		meaning:
			'The keyId of the flow, the ID of the task, or the keyId of the node. 1 and 2 only while the whole flow is pending, 3 while the node is',
		from: 'recallCancel',
	},
] as const satisfies readonly RequestFieldFact[];

interface DifferenceFact {
	readonly documented: string;
	readonly ours: string;
	readonly why: string;
	readonly from: readonly Page[];
}

/** Where the pages contradict each other or stay silent, and what is done about it. */
export const DIFFERENCES: readonly DifferenceFact[] = [
	{
		documented: 'Answers come as status and reason or as code and msg, with text or number',
		ours: 'Reads both, by number',
		why: 'Pages of one function disagree',
		from: ['agentSend', 'agentSendItniotech', 'recallDetail'],
	},
	{
		documented: '"Others than 0 means failure", and all listed codes are negative',
		ours: 'A positive code is shown with its words, and leaves open what was done',
		why: 'Gateways write positive codes, too; a create must not be repeated on a guess',
		from: ['recallDetail'],
	},
	{
		documented: 'The address of one function with and without /v3',
		ours: 'A read that finds nothing is tried once under the other; a change never is',
		why: 'A change that arrives twice can be a call that is made twice',
		from: ['quickStart', 'agentSend', 'recallDetailLaaffic', 'recallDetail'],
	},
	{
		documented: 'Nodes of a recall flow in nodeList or in records',
		ours: 'Reads both',
		why: 'Table and example of one page disagree',
		from: ['recallDetail'],
	},
	{
		documented: 'Intents of another industry are refused with -67 or -68',
		ours: 'Knows both',
		why: 'The quick start and the reference disagree',
		from: ['quickStart', 'agentSend'],
	},
	{
		documented: 'A hang-up SMS is configured at the voice agent, not at the task',
		ours: 'Has no field for it; text1 to text3 can be its variables',
		why: 'The task has none',
		from: ['quickStart'],
	},
	{
		documented: 'Calls submitted through the HTTP API are pushed',
		ours: 'The trigger cannot know of campaigns that the portal started',
		why: 'They may never be pushed',
		from: ['quickStart', 'pushReport'],
	},
	{
		documented: 'The zone of times is not told',
		ours: 'Takes the zone of the credentials',
		why: 'UTC+8 is the only one that any page names',
		from: ['agentSend', 'pushRinging'],
	},
];
