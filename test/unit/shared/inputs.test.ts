import { InputProblem } from '../../../nodes/LaafficVoiceAgent/api/errors';
import type { LimitName } from '../../../nodes/LaafficVoiceAgent/api/facts';
import {
	lengthWithin,
	rangeOf,
	wholeNumberWithin,
} from '../../../nodes/LaafficVoiceAgent/shared/inputs';

describe('ranges in words', () => {
	it.each<[LimitName, string]>([
		['recallInterval', 'from 1 to 1440 minutes'],
		['taskName', 'from 2 to 64 characters'],
		['maxRingingTime', 'from 10 to 120 seconds'],
		['displayNum', 'at most 20 digits'],
		['windows', 'at most 3 windows'],
	])('%s', (name, words) => {
		expect(rangeOf(name)).toBe(words);
	});
});

describe('whole numbers', () => {
	it.each<[LimitName, unknown, number]>([
		['maxRingingTime', 10, 10],
		['maxRingingTime', 120, 120],
		['maxRingingTime', '60', 60],
		['maxRingingTime', ' 60 ', 60],
		['maxCalls', 1, 1],
		['maxCalls', 999, 999],
		['calloutRate', 100, 100],
	])('%s takes %j', (name, value, expected) => {
		expect(wholeNumberWithin(name, value)).toBe(expected);
	});

	it.each<[LimitName, unknown]>([
		['maxRingingTime', 9],
		['maxRingingTime', 121],
		['maxRingingTime', 60.5],
		['maxRingingTime', ''],
		['maxRingingTime', '  '],
		['maxRingingTime', 'sixty'],
		['maxRingingTime', null],
		['maxRingingTime', undefined],
		['maxRingingTime', true],
		['maxRingingTime', [60]],
		['maxRingingTime', { seconds: 60 }],
		['maxRingingTime', Number.NaN],
		['maxRingingTime', Number.POSITIVE_INFINITY],
		['maxCalls', 0],
		['maxCalls', 1000],
		['calloutRate', -1],
	])('%s does not take %j', (name, value) => {
		expect(() => wholeNumberWithin(name, value)).toThrow(InputProblem);
	});

	it('say what is wrong, by the name on the panel, and what to do', () => {
		const problem = problemOf(() => wholeNumberWithin('maxRingingTime', '5'));
		expect(problem.message).toBe(
			`'Max Ringing Seconds' is "5", but has to be a whole number from 10 to 120 seconds`,
		);
		expect(problem.advice).toBe(
			"Set 'Max Ringing Seconds' to a whole number from 10 to 120 seconds.",
		);
		expect(problemOf(() => wholeNumberWithin('maxCalls', '')).message).toContain('is empty');
	});
});

describe('lengths', () => {
	it.each(['ab', 'a'.repeat(64)])('takes %j', (name) => {
		expect(lengthWithin('taskName', name)).toBe(name);
	});

	it.each(['', 'a', 'a'.repeat(65)])('does not take %j', (name) => {
		expect(problemOf(() => lengthWithin('taskName', name)).message).toBe(
			`'Task Name' has ${name.length} characters, but has to have from 2 to 64 characters`,
		);
	});
});

function problemOf(attempt: () => unknown): InputProblem {
	try {
		attempt();
	} catch (error) {
		if (error instanceof InputProblem) return error;
		throw error;
	}
	throw new Error('Was taken');
}
