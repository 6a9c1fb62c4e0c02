import { INDUSTRIES, SHARED_INTENT_NAMES } from '../../../../nodes/LaafficVoiceAgent/api/facts';
import {
	ALL_INTENTS,
	industryOf,
	intentCodeOf,
	intentName,
} from '../../../../nodes/LaafficVoiceAgent/trigger/report/intent';

describe('the code of an intent', () => {
	it.each([
		[{ intentCode: '305', intent: 'Customer clearly interested' }, '305'],
		[{ intentCode: 305 }, '305'],
		[{ intent: '2010' }, '2010'],
		[{ intentCode: '', intent: ' 99999 ' }, '99999'],
		[{ intent: 'Customer clearly interested' }, '305'],
		[{ intent: ' connected - other party AGREES to convey ' }, '403'],
		[{ intent: 'Called but not connected' }, '99999'],
		[{ intent: 'Voicemail' }, null],
		[{ intent: 'Wants to be called back' }, null],
		[{ intent: 'constructor' }, null],
		[{ intentCode: null, intent: null }, null],
		[{}, null],
		[{ intentCode: {}, intent: [] }, null],
	])('%p: %s', (report, code) => {
		expect(intentCodeOf(report)).toBe(code);
	});
});

describe('the industry that codes tell', () => {
	it.each([
		[['305'], 'marketing'],
		[['207', '204'], 'collectionV1'],
		[['207', '2017'], 'collectionV2'],
		[['405', '99999'], 'emergencyContact'],
		[['207', '209', '99998'], undefined],
		[['204', '2017'], undefined],
		[['101'], undefined],
		[[], undefined],
	])('%p: %s', (codes, industry) => {
		expect(industryOf(codes)).toBe(industry);
	});
});

describe('the name of an intent', () => {
	it('is that of the industry', () => {
		expect(intentName('207', 'collectionV1')).toBe('Cannot pay: Subjective refusal');
		expect(intentName('207', 'collectionV2')).toBe('Connected - Unable to Pay: Refusal to Pay');
	});

	it('is true in both industries where nothing tells which it is', () => {
		expect(intentName('207')).toBe('Cannot pay: Refusal');
		expect(intentName('205')).toBe('Promise to pay: On time');
	});

	it('is known for the codes of every industry', () => {
		expect(intentName('99998', 'marketing')).toBe('Not called');
		expect(intentName('99999')).toBe('Called but not connected');
		expect(intentName('305', 'collectionV1')).toBe('Customer clearly interested');
	});

	it('is none for a code that is in no table', () => {
		expect(intentName('101')).toBeUndefined();
		expect(intentName('constructor')).toBeUndefined();
	});

	it('is neutral for exactly those codes that two industries name differently', () => {
		const names = new Map<string, Set<string>>();
		for (const { intents } of Object.values(INDUSTRIES)) {
			for (const [code, name] of intents) {
				names.set(code, (names.get(code) ?? new Set()).add(name));
			}
		}
		const differing = [...names].filter(([, called]) => called.size > 1).map(([code]) => code);
		expect(Object.keys(SHARED_INTENT_NAMES).sort()).toEqual(differing.sort());
	});
});

it('every code can be chosen once', () => {
	const codes = Object.values(INDUSTRIES).flatMap(({ intents }) => intents.map(([code]) => code));
	expect(new Set(ALL_INTENTS.keys())).toEqual(new Set([...codes, '99998', '99999']));
});
