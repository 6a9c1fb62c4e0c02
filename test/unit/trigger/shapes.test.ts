import { recordsIn } from '../../../nodes/LaafficVoiceAgent/trigger/report/body';
import { pushKindOf } from '../../../nodes/LaafficVoiceAgent/trigger/report/kind';
import { safeRecord } from '../../../nodes/LaafficVoiceAgent/trigger/report/record';
import {
	AI_VOICE_RECORD,
	ANSWERED,
	GENERIC_REPORT,
	RINGING,
	SMS_REPLY,
	SMS_REPORT,
	UNANSWERED,
} from './samples';

describe('the reports in a body', () => {
	const both = [ANSWERED, UNANSWERED];

	it.each([
		['an object with a list, as the page shows it', { array: both }],
		['an object with a list in a text', { array: JSON.stringify(both) }],
		['a bare list', both],
		['JSON in a text', JSON.stringify({ array: both })],
		['a list in a text in a text', JSON.stringify(JSON.stringify(both))],
		['texts in a list', both.map((report) => JSON.stringify(report))],
	])('are found in %s', (_, body) => {
		expect(recordsIn(body)).toEqual({ records: both, others: 0 });
	});

	it.each([
		['a bare object', ANSWERED],
		['an object under the name of the list', { array: ANSWERED }],
		['an object in a text', JSON.stringify(ANSWERED)],
	])('are found in %s', (_, body) => {
		expect(recordsIn(body)).toEqual({ records: [ANSWERED], others: 0 });
	});

	it.each([
		[undefined],
		[null],
		[''],
		['hello'],
		['[1,2'],
		[42],
		[true],
		[{}],
		[[]],
		[{ array: [] }],
		[{ array: null }],
		[{ array: 7 }],
	])('are none in %p', (body) => {
		expect(recordsIn(body)).toEqual({ records: [], others: 0 });
	});

	it('leave aside what is no object, and count it', () => {
		expect(recordsIn([ANSWERED, 1, null, 'x', [ANSWERED]])).toEqual({
			records: [ANSWERED],
			others: 4,
		});
	});

	it('are not looked for in ever more wrappings', () => {
		let body: unknown = [ANSWERED];
		for (let wrapping = 0; wrapping < 10_000; wrapping++) body = { array: body };
		expect(recordsIn(body)).toEqual({ records: [], others: 0 });
	});
});

describe('the kind of a push', () => {
	it.each([
		['callReport', ANSWERED],
		['callReport', UNANSWERED],
		['callReport', { voiceId: '1', scriptId: 77 }],
		['callReport', { voiceId: 1, intent: 'Voicemail' }],
		['callReport', { voiceId: '1', aiAgentFee: null }],
		['voiceReport', GENERIC_REPORT],
		['voiceReport', { ...GENERIC_REPORT, type: 1 }],
		['voiceReport', { ...GENERIC_REPORT, intent: '', scriptId: 0, intentCode: null }],
		['voiceReport', { ...ANSWERED, type: '3' }],
		['ringing', RINGING[0]],
		['aiVoiceRecord', AI_VOICE_RECORD],
		['smsReport', SMS_REPORT],
		['smsReply', SMS_REPLY],
		[undefined, { hello: 'world' }],
		[undefined, { voiceId: '' }],
		[undefined, { callId: '1' }],
		[undefined, { msgid: '1' }],
	])('%s', (kind, record) => {
		expect(pushKindOf(record)).toBe(kind);
	});
});

describe('a record from outside', () => {
	it('is passed on as it is when it is flat', () => {
		expect(safeRecord(ANSWERED)).toBe(ANSWERED);
	});

	it('keeps what is nested in it', () => {
		const record = { voiceId: '1', tags: ['a', { deep: [1, null] }] };
		expect(safeRecord(record)).toEqual(record);
	});

	it('loses keys that would change what other code does, at every depth', () => {
		const record = JSON.parse(
			'{"voiceId":"1","__proto__":{"admin":true},"list":[{"constructor":{"prototype":{"x":1}},"ok":2}]}',
		);
		const safe = safeRecord(record) ?? {};
		expect(JSON.stringify(safe)).toBe('{"voiceId":"1","list":[{"ok":2}]}');
		expect(Object.getPrototypeOf(safe)).toBe(Object.prototype);
		expect(({} as { admin?: boolean }).admin).toBeUndefined();
	});

	it('is refused when it is nested deeper than n8n could store', () => {
		const deep = (levels: number) => JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`);
		expect(safeRecord(deep(16))).toBeDefined();
		expect(safeRecord(deep(17))).toBeUndefined();
		expect(safeRecord(deep(200_000))).toBeUndefined();
		expect(safeRecord({ list: JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) })).toBe(
			undefined,
		);
	});
});
