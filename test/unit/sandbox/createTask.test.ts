import {
	accountWith,
	callees,
	campaign,
	CREATE,
	postForCode,
	postJson,
	startBench,
} from './client';
import type { Bench } from './client';
import { DEMO_ACCOUNT } from '../../../sandbox';
import type { SandboxOptions } from '../../../sandbox';

const recall = (changes: Record<string, unknown> = {}) => ({
	recallType: 1,
	recallInterval: 30,
	recallNum: 2,
	nodeList: [{ agentId: '41' }, { agentId: 41 }],
	...changes,
});
const byIntent = (...recallIntent: unknown[]) =>
	recall({ recallType: 3, ...(recallIntent.length > 0 ? { recallIntent } : {}) });
const windows = (count: number) =>
	Array.from({ length: count }, () => ({ strTime: '09:00', endTime: '12:00' }));
const oneCallee = (entry: Record<string, unknown>) => ({ numberInfoList: [entry] });

describe('Creating a task', () => {
	let bench: Bench;
	const start = async (options: Partial<SandboxOptions> = {}) => {
		bench = await startBench(options);
	};
	const create = async (changes: Record<string, unknown> = {}) =>
		await postForCode(bench, CREATE, campaign(changes));
	const onlyTask = () => bench.sandbox.ledger.tasks()[0];
	afterEach(async () => await bench.sandbox.close());

	it('keeps what was asked for, and the callees in their order', async () => {
		await start();
		const answer = await postJson(bench, CREATE, campaign({ maxCalls: 120 }));
		expect(answer).toMatchObject({ status: '0' });
		expect(onlyTask()).toMatchObject({
			taskId: answer.data,
			taskName: 'April reminders',
			origin: 'request',
			agentId: 43,
			settings: { agentId: 43, maxCalls: 120 },
			callees: ['919777654321', '919777654322'],
		});
		expect(onlyTask().textsAt(1)).toEqual({ text1: 'Oliver' });
	});

	it.each<[string, Record<string, unknown>]>([
		['the shortest and longest numbers', { numberInfoList: callees(1) }],
		['six digits', oneCallee({ calleeNumber: '123456' })],
		['eighteen digits', oneCallee({ calleeNumber: '123456789012345678' })],
		['a null text', oneCallee({ calleeNumber: '919777654321', text2: null })],
		['a name of two characters', { taskName: 'ab' }],
		['a name of 64 characters', { taskName: 'a'.repeat(64) }],
		['an empty display number', { displayNum: '' }],
		['twenty digits to show', { displayNum: '1'.repeat(20) }],
		['null for now', { sendTime: null }],
		['this very second', { sendTime: '2026-04-01 12:00:00' }],
		['the past, which no page refuses', { sendTime: '2026-03-01 12:00:00' }],
		['an agent id as text', { agentId: '43' }],
		['an intent in no table', { recallFlow: byIntent('101') }],
		['three windows', { allowSendTime: windows(3) }],
		['the longest call', { maxCalls: 999 }],
		['the shortest ringing', { maxRingingTime: 10 }],
		['the longest ringing', { maxRingingTime: 120 }],
		['no recording', { enableRecording: 0 }],
		['the highest rate', { calloutRate: 100 }],
		['node ids as text and as numbers', { recallFlow: recall() }],
		['everybody again', { recallFlow: recall({ recallType: 0 }) }],
		['an intent of the industry and a global one', { recallFlow: byIntent('305', '99999') }],
		['null for no recall', { recallFlow: null }],
	])('accepts %s', async (_name, changes) => {
		await start();
		expect(await create(changes)).toBe('0');
	});

	it.each<[string, string, Record<string, unknown>]>([
		['an unknown application', '-1', { appId: 'Another' }],
		['no application', '-22', { appId: undefined }],
		['a name of one character', '-22', { taskName: 'a' }],
		['a name of 65 characters', '-22', { taskName: 'a'.repeat(65) }],
		['an unknown agent', '-60', { agentId: 4711 }],
		['an agent id in words', '-22', { agentId: 'David' }],
		['no callees', '-22', { numberInfoList: [] }],
		['five digits', '-21', oneCallee({ calleeNumber: '12345' })],
		['nineteen digits', '-21', oneCallee({ calleeNumber: '1234567890123456789' })],
		['a plus sign', '-21', oneCallee({ calleeNumber: '+919777654321' })],
		['a blank', '-21', oneCallee({ calleeNumber: '91 9777654321' })],
		['Arabic-Indic digits', '-21', oneCallee({ calleeNumber: '٩١٩٧٧٧٦٥٤٣٢١' })],
		['a number that is no text', '-21', oneCallee({ calleeNumber: 919777654321 })],
		['a callee without number', '-21', oneCallee({ text1: 'David' })],
		['a text that is a number', '-21', oneCallee({ calleeNumber: '919777654321', text2: 5000 })],
		['a text that is an object', '-21', oneCallee({ calleeNumber: '919777654321', text2: {} })],
		[
			'the map of another platform',
			'-22',
			oneCallee({ calleeNumber: '919777654321', callInformation: { name: 'David' } }),
		],
		['letters to show', '-22', { displayNum: 'ACME' }],
		['21 digits to show', '-22', { displayNum: '1'.repeat(21) }],
		['an ISO time', '-22', { sendTime: '2026-04-02T09:00:00Z' }],
		['a date that does not exist', '-22', { sendTime: '2026-02-30 09:00:00' }],
		['four windows', '-22', { allowSendTime: windows(4) }],
		[
			'a window that ends first',
			'-22',
			{ allowSendTime: [{ strTime: '12:00', endTime: '09:00' }] },
		],
		[
			'a window with seconds',
			'-22',
			{ allowSendTime: [{ strTime: '09:00:00', endTime: '12:00:00' }] },
		],
		['no seconds of talk', '-22', { maxCalls: 0 }],
		['a thousand seconds', '-22', { maxCalls: 1000 }],
		['seconds as text', '-22', { maxCalls: '300' }],
		['nine seconds of ringing', '-22', { maxRingingTime: 9 }],
		['121 seconds of ringing', '-22', { maxRingingTime: 121 }],
		['a switch that is true', '-22', { enableRecording: true }],
		['a rate of 101', '-22', { calloutRate: 101 }],
		['recall type 2', '-22', { recallFlow: recall({ recallType: 2 }) }],
		['an interval of 0', '-22', { recallFlow: recall({ recallInterval: 0 }) }],
		['an interval of 1441', '-22', { recallFlow: recall({ recallInterval: 1441 }) }],
		['eleven recalls', '-22', { recallFlow: recall({ recallNum: 11 }) }],
		['fewer nodes than recalls', '-22', { recallFlow: recall({ recallNum: 3 }) }],
		['no nodes', '-22', { recallFlow: recall({ nodeList: undefined }) }],
		['a bare node', '-22', { recallFlow: recall({ nodeList: ['41', '41'] }) }],
		[
			'an unknown agent in a node',
			'-60',
			{ recallFlow: recall({ nodeList: [{ agentId: 41 }, { agentId: 7 }] }) },
		],
		['recall by intent without intents', '-22', { recallFlow: byIntent() }],
		['an intent of another industry', '-68', { recallFlow: byIntent('205') }],
		['an intent that is no text', '-22', { recallFlow: byIntent(205) }],
	])('refuses %s with %s, and keeps nothing', async (_name, code, changes) => {
		await start();
		expect(await create(changes)).toBe(code);
		expect(bench.sandbox.ledger.tasks()).toEqual([]);
	});

	it('takes 200,000 callees and refuses one more with -23', async () => {
		await start();
		expect(await create({ numberInfoList: callees(200_001) })).toBe('-23');
		expect(await create({ numberInfoList: callees(200_000) })).toBe('0');
		expect(onlyTask().calleeCount).toBe(200_000);
		expect(onlyTask().callees.at(-1)).toBe('919000199999');
	});

	it('takes a name once', async () => {
		await start();
		expect(await create()).toBe('0');
		expect(await create()).toBe('-41');
		bench.sandbox.quirks.existingNameCode = '-20';
		expect(await create()).toBe('-20');
		expect(bench.sandbox.ledger.tasks()).toHaveLength(1);
	});

	it('reads the time to start in the zone of the account', async () => {
		await start({ accounts: [accountWith({ timeZone: 'America/Sao_Paulo' })] });
		expect(await create({ sendTime: '2026-04-02 09:00:00' })).toBe('0');
		expect(onlyTask().sendAt).toBe(Date.parse('2026-04-02T09:00:00-03:00'));
	});

	it('cuts long texts without a word, and remembers it', async () => {
		await start();
		const name = 'Venkatasubramaniam Ramachandran Iyer';
		expect(await create(oneCallee({ calleeNumber: '919777654321', text1: name }))).toBe('0');
		expect(onlyTask().textsAt(0)).toEqual({ text1: 'Venkatasubramaniam Ramachandra' });
		expect(onlyTask().cutTexts).toEqual([{ row: 0, name: 'text1', length: 36 }]);
	});

	it('ignores what no page documents, and remembers it', async () => {
		await start();
		const entry = { calleeNumber: '919777654321', text11: 'x' };
		const recallFlow = recall({ recallIntent: ['305'], speed: 1 });
		expect(await create({ ...oneCallee(entry), colour: 'red', recallFlow })).toBe('0');
		expect(onlyTask().warnings).toEqual([
			'colour',
			'numberInfoList[].text11',
			'recallFlow.speed',
			'recallFlow.recallIntent is of no use for this recallType',
		]);
	});

	it('needs the texts that the script speaks', async () => {
		const agents = [
			{ id: 43, name: 'Script', industry: 'marketing', requiredTexts: ['text1', 'text3'] },
		] as const;
		await start({ accounts: [accountWith({ agents })] });
		const callee = (texts: object) => oneCallee({ calleeNumber: '919777654321', ...texts });
		expect(await create(callee({ text1: 'David' }))).toBe('-21');
		expect(await create(callee({ text1: 'David', text3: '' }))).toBe('-21');
		expect(await create(callee({ text1: 'David', text3: '2026-04-10' }))).toBe('0');
	});

	it.each<[string, number, Record<string, string>, string]>([
		['a collection agent without texts', 41, {}, '-21'],
		['one without the due date', 42, { text1: 'David', text2: '5000' }, '-21'],
		['one with all three', 41, { text1: 'David', text2: '5000', text3: '2026-04-10' }, '0'],
		['a relay without the contact', 44, { text1: 'A', text2: '1', text3: '2026-04-10' }, '-21'],
		[
			'a relay with the contact',
			44,
			{ text1: 'A', text2: '1', text3: '2026-04-10', text10: 'Emma' },
			'0',
		],
	])('%s: the quick start calls text1 to text3 mandatory', async (_who, agentId, texts, code) => {
		await start();
		const callee = oneCallee({ calleeNumber: '919777654321', ...texts });
		expect(await create({ agentId, ...callee })).toBe(code);
	});

	it('limits the tasks under way, and lets the next in once one has ended', async () => {
		await start({ accounts: [accountWith({ maxConcurrentTasks: 1 })] });
		expect(await create({ taskName: 'First' })).toBe('0');
		expect(await create({ taskName: 'Second' })).toBe('-37');
		bench.wait(3600);
		expect(await create({ taskName: 'Second' })).toBe('0');
	});

	it('refuses calls that nobody can pay with -10', async () => {
		await start({ accounts: [accountWith({ balance: '0.5', minimumBalance: 1 })] });
		expect(await create()).toBe('-10');
	});
});

describe('Creating a task on ITNIO TECH', () => {
	const information = { name: 'David', borrow_total_money: '5000', due_date: '2026-04-10' };
	const send = async (agentId: number, callInformation: object) => {
		const bench = await startBench({ platform: 'itniotech', accounts: [DEMO_ACCOUNT] });
		const body = campaign({
			agentId,
			numberInfoList: [{ calleeNumber: '919777654321', callInformation }],
		});
		const code = await postForCode(bench, '/voice/group/call/send/agent', body);
		const texts = bench.sandbox.ledger.tasks()[0]?.textsAt(0);
		await bench.sandbox.close();
		return { code, texts };
	};

	it('takes the collection variables by their names', async () => {
		expect(await send(41, information)).toEqual({ code: '0', texts: information });
	});

	it('takes fields with names of their own, and longer texts than text1 to text10', async () => {
		const more = { ...information, branch_office: 'Registrar of the Northern District Office' };
		expect(await send(41, more)).toEqual({ code: '0', texts: more });
	});

	it.each([
		['without a required name', 41, { name: 'David' }, '-21'],
		['for a contact without the contact', 44, information, '-21'],
		['with a number in it', 41, { ...information, due_days: 3 }, '-21'],
		['for an industry without such a map', 43, information, '-22'],
	])('refuses them %s', async (_name, agentId, callInformation, code) => {
		expect((await send(agentId, callInformation)).code).toBe(code);
	});

	it('takes them for a contact with the contact named', async () => {
		const whole = { ...information, emergency_contact_name: 'Emma' };
		expect(await send(44, whole)).toEqual({ code: '0', texts: whole });
	});
});
