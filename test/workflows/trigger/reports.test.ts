import {
	AI_VOICE_RECORD,
	ANSWERED,
	GENERIC_REPORT,
	RINGING,
	SMS_REPLY,
	SMS_REPORT,
	UNANSWERED,
} from '../../unit/trigger/report/samples';
import { ActiveTrigger } from './support';

const OK = { code: 0, msg: 'success', status: '0', reason: 'success' };

describe('a push of call reports', () => {
	it('becomes one execution with an item for each call', async () => {
		const { outputs, status, answer } = await new ActiveTrigger().push({
			array: [ANSWERED, UNANSWERED],
		});

		expect(status).toBe(200);
		expect(answer).toEqual(OK);
		expect(outputs).toHaveLength(1);
		expect(outputs[0].map(({ json }) => [json.voiceId, json.outcome, json.talkSeconds])).toEqual([
			['31050109301512340001', 'answered', 49],
			['31050109301512340002', 'notAnswered', 0],
		]);
	});

	it('shows times in the zone of the workflow, or in the one that the options name', async () => {
		const settings = { timezone: 'America/Sao_Paulo' };
		const [inWorkflow] = await new ActiveTrigger().items(ANSWERED, { settings });
		expect(inWorkflow.answerTime).toBe('2031-05-02T06:30:22.000-03:00');

		const parameters = { options: { timeZone: 'Asia/Shanghai' } };
		const [inOption] = await new ActiveTrigger(parameters).items(ANSWERED, { settings });
		expect(inOption.answerTime).toBe('2031-05-02T17:30:22.000+08:00');
	});

	it('reads times without a zone in the same one', async () => {
		const local = { ...ANSWERED, answerTime: '20310502173022' };
		const parameters = { options: { timeZone: 'Asia/Shanghai' } };
		const [item] = await new ActiveTrigger(parameters).items(local);
		expect(item.answerTime).toBe('2031-05-02T17:30:22.000+08:00');
	});

	it('shows times in the zone of the workflow where an expression makes none', async () => {
		const settings = { timezone: 'America/Sao_Paulo' };
		const parameters = { options: { timeZone: 'China' } };
		const [item] = await new ActiveTrigger(parameters).items(ANSWERED, { settings });
		expect(item.answerTime).toBe('2031-05-02T06:30:22.000-03:00');
	});

	it('comes out also where the expression of the zone fails, and the log quotes it', async () => {
		const settings = { timezone: 'America/Sao_Paulo' };
		const timeZone = "={{ $('Settings').item.json.zone }}";
		const trigger = new ActiveTrigger({ options: { timeZone } });
		const { items, status } = await trigger.push(ANSWERED, { settings });
		expect(status).toBe(200);
		expect(items).toMatchObject([{ answerTime: '2031-05-02T06:30:22.000-03:00' }]);
		expect(trigger.warnings.join()).toContain(timeZone);
	});

	it('comes out without an id, however little it says, and is not taken for a repeat', async () => {
		const trigger = new ActiveTrigger({ options: { timeZone: 'Asia/Shanghai' } });
		const least = { callee: '919777654321', hangupTime: '20310502173022' };
		const { voiceId: _, ...withoutId } = ANSWERED;
		for (const report of [least, withoutId, least]) {
			const items = await trigger.items([report]);
			expect(items).toMatchObject([{ voiceId: null, calleeNumber: String(report.callee) }]);
		}
	});

	it('comes out as the platform sent it with Simplify off', async () => {
		const trigger = new ActiveTrigger({ simplify: false });
		expect(await trigger.items({ array: [ANSWERED] })).toEqual([
			{ ...ANSWERED, calleeNumber: ANSWERED.callee },
		]);
	});

	it('keeps ids that are written as bare numbers', async () => {
		const text = `{"array":[${JSON.stringify(UNANSWERED)},{"voiceId":31050109301512340777,"aiAgentFee":"1"}]}`;
		const rounded = JSON.parse(text) as unknown;
		const request = { rawBody: Buffer.from(text) };
		const items = await new ActiveTrigger().items(rounded, { request });
		expect(items.map(({ voiceId }) => voiceId)).toEqual([
			'31050109301512340002',
			'31050109301512340777',
		]);
	});

	it('is read under any content type', async () => {
		const text = JSON.stringify({ array: [ANSWERED] });
		for (const body of [text, `\uFEFF${text}`, JSON.stringify(text)]) {
			expect(await new ActiveTrigger().items(body)).toHaveLength(1);
		}
	});

	it('is read from the fields of a form', async () => {
		const contentType = 'application/x-www-form-urlencoded';
		const report = { voiceId: '1', callee: '919777654321', scriptId: '41', sipCode: '486' };
		for (const fields of [report, { array: JSON.stringify([report]) }]) {
			const rawBody = Buffer.from(new URLSearchParams(fields).toString());
			const items = await new ActiveTrigger().items(fields, { request: { contentType, rawBody } });
			expect(items).toMatchObject([{ voiceId: '1', outcome: 'busy' }]);
		}
	});

	it('that cannot be read is told in the log', async () => {
		const trigger = new ActiveTrigger();
		await trigger.push('{"array":[{"voiceId":"1"');
		expect(trigger.warnings.join()).toContain('ignored 1 pushed elements');
	});

	it('names shared intents by the industry of the other calls of the same agent', async () => {
		const report = (voiceId: string, scriptId: number, intentCode: string) => ({
			...ANSWERED,
			voiceId,
			scriptId,
			intentCode,
			intent: '',
		});
		const items = await new ActiveTrigger().items([
			report('1', 41, '207'),
			report('2', 41, '204'),
			report('3', 42, '207'),
			report('4', 42, '2017'),
			report('5', 43, '207'),
		]);
		expect(items.map(({ intent }) => intent)).toEqual([
			'Cannot pay: Subjective refusal',
			'Customer repayment intent unknown',
			'Connected - Unable to Pay: Refusal to Pay',
			'Connected - Unable to Pay: Product Dispute',
			'Cannot pay: Refusal',
		]);
	});
});

describe('filters', () => {
	const calls = [
		{ ...ANSWERED, voiceId: '1', scriptId: 41, intentCode: '305' },
		{ ...ANSWERED, voiceId: '2', scriptId: 42, intentCode: '306' },
		{ ...UNANSWERED, voiceId: '3', scriptId: 41 },
		{ ...ANSWERED, voiceId: '4', scriptId: 42, intentCode: '301' },
	];
	const chosen = async (parameters: ConstructorParameters<typeof ActiveTrigger>[0]) =>
		(await new ActiveTrigger(parameters).items(calls)).map(({ voiceId }) => voiceId);

	it('let everything through while they are empty', async () => {
		expect(await chosen({})).toEqual(['1', '2', '3', '4']);
	});

	it('choose by outcome', async () => {
		expect(await chosen({ triggerOn: ['notAnswered', 'voicemail'] })).toEqual(['3', '4']);
		expect(await chosen({ triggerOn: ['any', 'voicemail'] })).toEqual(await chosen({}));
	});

	it('choose by intent', async () => {
		expect(await chosen({ intents: ['306', '99999'] })).toEqual(['2', '3']);
	});

	it('choose by intent also where the platform reports its name alone', async () => {
		const { intentCode: _, ...withName } = ANSWERED;
		const named = ['Customer clearly interested', 'Customer intent unknown'];
		const reports = named.map((intent) => ({ ...withName, voiceId: intent, intent }));
		const items = await new ActiveTrigger({ intents: ['305'] }).items(reports);
		expect(items).toMatchObject([{ intent: named[0], intentCode: '305' }]);
	});

	it.each([
		[['301'], 1],
		[['201', '305'], 1],
		[['305'], 0],
	])('choose by a name that two industries share: of %j, "Voicemail"', async (intents, count) => {
		const { intentCode: _, ...withName } = ANSWERED;
		const report = { ...withName, intent: 'Voicemail' };
		expect(await new ActiveTrigger({ intents }).items(report)).toHaveLength(count);
	});

	it('choose by agent', async () => {
		expect(await chosen({ options: { agentIds: ' 42, 43' } })).toEqual(['2', '4']);
	});

	it('choose by all of these together, and take lists from expressions', async () => {
		expect(await chosen({ intents: '={{ "305,306 " }}', options: { agentIds: '41' } })).toEqual([
			'1',
		]);
	});

	it('start nothing when nothing is left, and answer all the same', async () => {
		const trigger = new ActiveTrigger({ triggerOn: ['busy'] });
		expect(await trigger.push(calls)).toMatchObject({ outputs: [], status: 200, answer: OK });
	});

	it('may be changed later: what they held back comes out when it is pushed again', async () => {
		const trigger = new ActiveTrigger();
		await trigger.push(calls, { parameters: { triggerOn: ['answered'] } });
		const later = await trigger.items(calls);
		expect(later.map(({ voiceId }) => voiceId)).toEqual(['3', '4']);
	});
});

describe('one output per outcome', () => {
	const calls = [
		ANSWERED,
		UNANSWERED,
		{ ...UNANSWERED, voiceId: 'busy', sipCode: '486' },
		{ voiceId: 'unknown', scriptId: 1 },
	];

	it('sends each call to the output of its outcome', async () => {
		const { outputs } = await new ActiveTrigger({ outputs: 'byOutcome' }).push(calls);
		expect(outputs.map((items) => items.map(({ json }) => json.voiceId))).toEqual([
			['31050109301512340001'],
			[],
			['31050109301512340002'],
			['busy'],
			[],
			[],
			['unknown'],
		]);
	});

	it('does so with Simplify off, too', async () => {
		const trigger = new ActiveTrigger({ outputs: 'byOutcome', simplify: false });
		const { outputs } = await trigger.push(calls);
		expect(outputs[2]).toMatchObject([{ json: UNANSWERED }]);
	});

	it('has an output more for other pushes', async () => {
		const parameters = { outputs: 'byOutcome', options: { otherPushes: true } };
		const { outputs } = await new ActiveTrigger(parameters).push([ANSWERED, SMS_REPORT]);
		expect(outputs).toHaveLength(8);
		expect(outputs[7]).toEqual([{ json: { kind: 'smsReport', ...SMS_REPORT } }]);
	});
});

describe('other pushes of the platform', () => {
	const PUSHES = [
		['voiceReport', GENERIC_REPORT],
		['ringing', RINGING],
		['aiVoiceRecord', AI_VOICE_RECORD],
		['smsReport', SMS_REPORT],
		['smsReply', SMS_REPLY],
	] as const;

	it.each(PUSHES)('%s: is answered and starts nothing', async (_, body) => {
		const pushed = await new ActiveTrigger().push(body);
		expect(pushed).toMatchObject({ outputs: [], status: 200, answer: OK });
	});

	it.each(PUSHES)('%s: comes out with its kind when asked for', async (kind, body) => {
		const trigger = new ActiveTrigger({ options: { otherPushes: true } });
		const [record] = [body].flat();
		expect(await trigger.items(body)).toMatchObject([{ kind, ...record }]);
	});

	it('cannot say of themselves that they are another kind', async () => {
		const trigger = new ActiveTrigger({ options: { otherPushes: true } });
		const [item] = await trigger.items({ ...SMS_REPORT, kind: 'callReport' });
		expect(item.kind).toBe('smsReport');
	});
});
