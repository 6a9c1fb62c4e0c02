import {
	rawRecord,
	readCallReport,
	simplifiedReport,
} from '../../../../nodes/LaafficVoiceAgent/trigger/report/record';
import { clockOf } from '../../../../nodes/LaafficVoiceAgent/api/zoneClock';
import { ANSWERED, UNANSWERED } from './samples';

const clock = clockOf('Asia/Shanghai');
const simplified = (record: Record<string, unknown>) =>
	simplifiedReport(readCallReport(record), { clock });

describe('a report, simplified', () => {
	it('has clean values', () => {
		expect(simplified(ANSWERED)).toEqual({
			voiceId: '31050109301512340001',
			outcome: 'answered',
			calleeNumber: '5511988887777',
			intent: 'Customer clearly interested',
			intentCode: '305',
			talkSeconds: 49,
			ringSeconds: 7,
			totalCost: 0.068,
			lineCost: 0.018,
			agentCost: 0.05,
			currency: 'USD',
			submitTime: '2031-05-02T17:30:00.000+08:00',
			callTime: '2031-05-02T17:30:12.000+08:00',
			answerTime: '2031-05-02T17:30:22.000+08:00',
			hangupTime: '2031-05-02T17:31:11.000+08:00',
			recordingFileId: '120310501a1b2c3d4e5f60718293a4b5c6d7e8f90.wav',
			terminationCode: '0',
			terminationReason: 'success',
			agentId: 77,
		});
	});

	it('begins with what people look for', () => {
		expect(Object.keys(simplified(ANSWERED)).slice(0, 7)).toEqual([
			'outcome',
			'calleeNumber',
			'intent',
			'intentCode',
			'voiceId',
			'talkSeconds',
			'ringSeconds',
		]);
	});

	it('tells when, also of a call that was never placed', () => {
		const unplaced = { ...ANSWERED, callTime: '', ringingTime: '', answerTime: '', hangupTime: '' };
		expect(simplified(unplaced)).toMatchObject({
			submitTime: '2031-05-02T17:30:00.000+08:00',
			callTime: null,
			hangupTime: null,
		});
	});

	it('has no name that the expressions of n8n refuse', () => {
		for (const item of [simplified(ANSWERED), rawRecord(ANSWERED)]) {
			expect(item.calleeNumber).toBe('5511988887777');
		}
		expect(simplified(ANSWERED)).not.toHaveProperty('callee');
		const raw = rawRecord({ voiceId: '1', callee: 5511988887777, type: 1 });
		expect(Object.entries(raw)).toEqual([
			['voiceId', '1'],
			['calleeNumber', '5511988887777'],
			['callee', 5511988887777],
			['type', 1],
		]);
		expect(rawRecord({ voiceId: '1' })).toEqual({ voiceId: '1' });
	});

	it('says of a call that nobody answered how long it rang, and that nobody talked', () => {
		expect(simplified(UNANSWERED)).toMatchObject({
			outcome: 'notAnswered',
			intent: 'Called but not connected',
			answerTime: null,
			talkSeconds: 0,
			ringSeconds: 40,
			totalCost: 0,
			agentCost: null,
			recordingFileId: null,
		});
	});

	it('works the ringing out where it is not given', () => {
		const { ringDuration: _, ...untold } = UNANSWERED;
		expect(simplified(untold).ringSeconds).toBe(40);
		const { ringDuration: __, ...answered } = ANSWERED;
		expect(simplified(answered).ringSeconds).toBe(7);
	});

	it('takes the talk time as given where the times are missing', () => {
		const { answerTime: _, ...untold } = ANSWERED;
		expect(simplified({ ...untold, callStatus: 50 }).talkSeconds).toBeNull();
		expect(simplified({ ...untold, callStatus: 50, callDuration: '12' }).talkSeconds).toBe(12);
	});

	it('never has a time below zero', () => {
		const backwards = { ...ANSWERED, hangupTime: '1935480600000' };
		expect(simplified(backwards).talkSeconds).toBeNull();
	});

	it('names the currency of the costs', () => {
		expect(simplified({ ...ANSWERED, currency: 'EUR' })).toMatchObject({
			currency: 'EUR',
			totalCost: 0.068,
		});
		expect(simplified({ ...ANSWERED, cost: '0.1(EUR)', aiAgentQuoteFee: 0.2 })).toMatchObject({
			currency: 'EUR',
			totalCost: 0.3,
		});
	});

	it('has no cost, rather than a cost of 0, where none is told', () => {
		expect(simplified({ ...ANSWERED, cost: null, aiAgentQuoteFee: '' })).toMatchObject({
			totalCost: null,
			lineCost: null,
			agentCost: null,
			currency: null,
		});
	});

	it('calls an intent as the platform reports it, and by the table where it reports none', () => {
		const named = {
			...ANSWERED,
			intentCode: '207',
			intent: 'Connected - Unable to Pay: Refusal to Pay',
		};
		expect(simplified(named).intent).toBe('Connected - Unable to Pay: Refusal to Pay');
		expect(simplified({ ...ANSWERED, intentCode: '305', intent: '' }).intent).toBe(
			'Customer clearly interested',
		);
		expect(simplified({ ...ANSWERED, intentCode: '', intent: '305' })).toMatchObject({
			intent: 'Customer clearly interested',
			intentCode: '305',
		});
	});

	it('tells the attempts of a recalled call apart', () => {
		const recalled = { ...ANSWERED, outRecallCount: '2', taskId: 81, sourceTaskId: 80 };
		expect(simplified(recalled)).toMatchObject({ outRecallCount: 2, taskId: 81, sourceTaskId: 80 });
	});

	it('keeps the number of an unknown intent, with the words of the platform', () => {
		const report = { ...ANSWERED, intentCode: '777', intent: 'Wants a call at night' };
		expect(simplified(report)).toMatchObject({
			intentCode: '777',
			intent: 'Wants a call at night',
		});
		expect(simplified({ ...ANSWERED, intentCode: undefined, intent: '777' })).toMatchObject({
			intentCode: '777',
			intent: null,
		});
	});

	it('has what was known of the callee where the report has it', () => {
		expect(simplified({ ...ANSWERED, calledInfo: 'Contract 7' }).calledInfo).toBe('Contract 7');
		expect(simplified(ANSWERED)).not.toHaveProperty('calledInfo');
	});

	it('names the task where the report does', () => {
		const { taskId, sourceTaskId } = simplified({ ...ANSWERED, taskId: '81', sourceTaskId: 80 });
		expect([taskId, sourceTaskId]).toEqual([81, 80]);
		expect(simplified(ANSWERED)).not.toHaveProperty('taskId');
	});

	it('keeps fields that no readable page describes', () => {
		const report = { ...ANSWERED, transcript: [{ text: 'Hello' }], dimensionId: 3, outcome: 'x' };
		expect(simplified(report)).toMatchObject({
			transcript: [{ text: 'Hello' }],
			dimensionId: 3,
			outcome: 'answered',
			outcomeReported: 'x',
		});
	});

	it('keeps long ids as text', () => {
		expect(simplified({ ...ANSWERED, scriptId: '31050109301512340001' })).toMatchObject({
			agentId: '31050109301512340001',
		});
	});

	it('comes out even where every value is of a wrong type', () => {
		for (const wrong of [{}, [], true, NaN, 'x', { a: 1 }]) {
			const record = Object.fromEntries(Object.keys(ANSWERED).map((key) => [key, wrong]));
			expect(simplified(record)).toHaveProperty('outcome');
		}
	});
});
