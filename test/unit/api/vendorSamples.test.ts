/**
 * The samples that the vendor prints on its pages, copied by hand. They do not come from the table
 * of facts, so that code and table cannot be wrong together.
 */
import { DateTime } from 'luxon';
import { classifyResponse, readEnvelope } from '../../../nodes/LaafficVoiceAgent/api/answer';
import { readPage } from '../../../nodes/LaafficVoiceAgent/api/paging';
import { taskIdOf } from '../../../nodes/LaafficVoiceAgent/task/record';
import { encodeCreateRequest } from '../../../nodes/LaafficVoiceAgent/task/create/request';
import { recallFlow } from '../../../nodes/LaafficVoiceAgent/recallFlow/settings';
import { callingWindows } from '../../../nodes/LaafficVoiceAgent/task/create/schedule';
import { findTasks } from '../../../nodes/LaafficVoiceAgent/task/find';
import { variablesOf } from '../../../nodes/LaafficVoiceAgent/task/callees/textVariables';
import { sortRows } from '../../support/callees';

const SHANGHAI = { workflow: 'Asia/Shanghai', platform: 'Asia/Shanghai' };

/** What the code sends, as the platform would read it. */
const parsed = (body: Buffer): unknown => JSON.parse(body.toString());

/** The callees of rows with the fields `phone` and those of the given variables. */
function calleesOf(
	rows: ReadonlyArray<Record<string, unknown>>,
	names: 'text' | 'callInformation' = 'text',
) {
	return sortRows(rows, {
		number: (row) => row.phone,
		country: () => ({}),
		countryOutsideRows: {},
		variables: variablesOf(names, true)
			.filter(({ name }) => rows.some((row) => name in row))
			.map((variable) => ({ ...variable, cell: (row) => row[variable.name] })),
		inCallInformation: names === 'callInformation',
		duplicates: 'keepAll',
		rejectUnusualNumbers: false,
		truncateLongTexts: false,
		leaveOutEmptyTexts: false,
	});
}

describe('the quick start', () => {
	it('is what a campaign with recalls by intent sends', () => {
		const body = encodeCreateRequest(
			{
				appId: 'Jgd8oFei',
				taskName: 'test',
				displayNum: '123456',
				maxCalls: 300,
				maxRingingTime: 60,
				agentId: 110,
				enableRecording: 1,
				sendTime: '2026-04-01 00:00:00',
				calloutRate: 1,
				recallFlow: recallFlow({
					recallType: 3,
					recallInterval: 1,
					agents: ['110', '110'],
					industry: 'collectionV1',
					intents: ['99999'],
					additionalIntentCodes: [],
				}),
			},
			calleesOf([
				{ phone: '919777654321', text1: 'David', text2: '5000', text3: '2026-04-10' },
				{ phone: '919777654321', text1: 'Oliver', text2: '1000', text3: '2026-04-10' },
			]),
		);
		expect(parsed(body)).toEqual({
			appId: 'Jgd8oFei',
			taskName: 'test',
			displayNum: '123456',
			maxCalls: 300,
			maxRingingTime: 60,
			agentId: 110,
			enableRecording: 1,
			sendTime: '2026-04-01 00:00:00',
			calloutRate: 1,
			numberInfoList: [
				{ calleeNumber: '919777654321', text1: 'David', text2: '5000', text3: '2026-04-10' },
				{ calleeNumber: '919777654321', text1: 'Oliver', text2: '1000', text3: '2026-04-10' },
			],
			recallFlow: {
				recallType: 3,
				recallInterval: 1,
				recallNum: 2,
				nodeList: [{ agentId: '110' }, { agentId: '110' }],
				recallIntent: ['99999'],
			},
		});
	});
});

const HEAD = {
	appId: '2Xql9RBI',
	taskName: 'I want to test Agent API-16',
	displayNum: '1008122211',
	maxCalls: 300,
	maxRingingTime: 60,
	agentId: 41,
	enableRecording: 1,
	calloutRate: 1,
	allowSendTime: callingWindows(
		[{ strTime: '18:28', endTime: '19:28' }],
		SHANGHAI,
		DateTime.fromISO('2026-04-01T00:00:00Z'),
	),
	recallFlow: recallFlow({
		recallType: 3,
		recallInterval: 1,
		agents: ['41', '41', '41', '41', '41'],
		industry: 'other',
		intents: ['99998', '99999'],
		additionalIntentCodes: [],
	}),
} as const;

const HEAD_ON_THE_PAGES = {
	appId: '2Xql9RBI',
	taskName: 'I want to test Agent API-16',
	displayNum: '1008122211',
	maxCalls: 300,
	maxRingingTime: 60,
	agentId: 41,
	enableRecording: 1,
	calloutRate: 1,
	allowSendTime: [{ strTime: '18:28', endTime: '19:28' }],
	recallFlow: {
		recallType: 3,
		recallInterval: 1,
		recallNum: 5,
		nodeList: [
			{ agentId: '41' },
			{ agentId: '41' },
			{ agentId: '41' },
			{ agentId: '41' },
			{ agentId: '41' },
		],
		recallIntent: ['99998', '99999'],
	},
};

describe('creating a task', () => {
	it('sends what the page of Laaffic shows', () => {
		const body = encodeCreateRequest(HEAD, calleesOf([{ phone: '463200000007' }]));
		expect(parsed(body)).toEqual({
			...HEAD_ON_THE_PAGES,
			numberInfoList: [{ calleeNumber: '463200000007' }],
		});
	});

	it('sends what the page of ITNIO TECH shows', () => {
		const row = {
			phone: '463200000007',
			name: 'Name',
			borrow_total_money: '5000',
			due_date: '2026-02-02',
		};
		expect(parsed(encodeCreateRequest(HEAD, calleesOf([row], 'callInformation')))).toEqual({
			...HEAD_ON_THE_PAGES,
			numberInfoList: [
				{
					calleeNumber: '463200000007',
					callInformation: { name: 'Name', borrow_total_money: '5000', due_date: '2026-02-02' },
				},
			],
		});
	});

	it.each<[string, object]>([
		['Laaffic', { status: '0', reason: 'success', data: 123123 }],
		['ITNIO TECH', { code: '0', msg: 'success', data: 123123 }],
	])('is answered by %s with the id of the task', (_platform, body) => {
		const answer = classifyResponse({ status: 200, body, receivedAt: 0 });
		expect(answer.kind).toBe('success');
		expect(answer.kind === 'success' && taskIdOf(answer.data)).toBe(123123);
	});
});

const TASK = {
	taskId: 5000602,
	taskName: '2024-06-04 14:49:17-agent',
	status: 2,
	rate: '100',
	numCnt: 10,
	callNum: 10,
	success: 8,
	fail: 2,
	createdTime: '2024-06-04 14:49:36',
	scriptId: 56,
	taskType: 3,
	answeredNum: 8,
	asr: '80',
	agentTotalFeetime: 320,
	agentFee: '0.125000',
	chargeLen: 480,
	acd: '60s',
	groupCallPayFee: '0.034827(USD)',
	smsPayFee: '0(USD)',
	taskSumPayFee: '0.159827(USD)',
	sendSmsNum: 0,
};

const TASK_LIST = {
	code: 0,
	msg: 'success',
	data: { records: [TASK], total: 574, size: 10, current: 1, searchCount: true, pages: 58 },
};

describe('the list of tasks', () => {
	it('is read with its only record and its paging fields', () => {
		const envelope = readEnvelope(TASK_LIST);
		expect(envelope.kind).toBe('success');
		expect(envelope.kind === 'success' && readPage(envelope.data)).toEqual({
			records: [TASK],
			total: 574,
			pages: 58,
		});
	});

	it('is where a task is found by its name', async () => {
		const fetchPage = async () => readPage(TASK_LIST.data);
		const name = '2024-06-04 14:49:17-agent';
		expect((await findTasks([name], fetchPage, 'Asia/Shanghai')).get(name)).toEqual({
			taskId: 5000602,
			calleeCount: 10,
			stateCode: 2,
			agentId: 56,
		});
	});

	it('is asked for as the page shows, with the range and a name besides', async () => {
		const bodies: unknown[] = [];
		await findTasks(
			['agent'],
			async (body) => {
				bodies.push(body);
				return { records: [] };
			},
			'Asia/Shanghai',
		);
		const time = expect.stringMatching(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/);
		expect(bodies).toEqual([
			{
				current: 1,
				size: 100,
				params: {
					strTime: time,
					endTime: time,
					taskType: 3,
					statusList: [],
					searchCondition: 'agent',
				},
			},
		]);
	});
});

describe('the detail of a recall flow', () => {
	it('is read from records, as the example shows it', () => {
		const body = {
			code: 0,
			msg: 'success',
			data: {
				records: [
					{
						keyId: 1427,
						taskId: 5009612,
						nodeStatus: 2,
						voiceFileId: '120250811103439c1901f4c53b691b419ad8a143b.wav',
						voiceFileName: null,
						source: 1,
						text: null,
						hangUpSms: 0,
						toSeat: 0,
						delayTransfer: 0,
					},
				],
				total: 574,
				size: 1,
				current: 1,
				searchCount: true,
				pages: 574,
			},
		};
		const envelope = readEnvelope(body);
		const page = readPage(envelope.kind === 'success' ? envelope.data : undefined);
		expect(page).toMatchObject({ total: 574, pages: 574 });
		expect(page.records).toHaveLength(1);
		expect(taskIdOf(page.records[0])).toBe(5009612);
	});
});

describe('the codes of the quick start', () => {
	it.each<[string, string]>([
		['-1', 'Authentication error'],
		['-18', 'Port program unusual'],
		['-22', 'The length of the nodeList parameter is incorrect'],
		['-67', "The AI agent industry's intent does not match the callback intent"],
	])('%s are refusals with words of our own beside those of the platform', (status, reason) => {
		const answer = classifyResponse({ status: 200, body: { status, reason }, receivedAt: 0 });
		expect(answer).toMatchObject({ kind: 'refusal', code: status, text: reason });
		expect(answer).toMatchObject({ advice: expect.stringMatching(/^[A-Z].*\.$/) });
	});
});
