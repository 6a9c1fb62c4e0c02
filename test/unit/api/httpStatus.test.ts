import { httpFact } from '../../../nodes/LaafficVoiceAgent/api/httpStatus';

describe('a status of somebody in place of the platform', () => {
	it.each<[number, 'no' | 'perhaps', string]>([
		[200, 'perhaps', 'never'],
		[204, 'perhaps', 'never'],
		[301, 'no', 'never'],
		[308, 'no', 'never'],
		[400, 'no', 'never'],
		[401, 'no', 'never'],
		[403, 'no', 'never'],
		[404, 'no', 'never'],
		[407, 'no', 'never'],
		[408, 'perhaps', 'read'],
		[413, 'no', 'never'],
		[418, 'no', 'never'],
		[429, 'no', 'pause'],
		[500, 'perhaps', 'read'],
		[502, 'perhaps', 'read'],
		[504, 'perhaps', 'read'],
		[599, 'perhaps', 'read'],
	])('%d: reached the platform: %s, retry: %s', (status, reached, retry) => {
		expect(httpFact(status)).toMatchObject({ reached, retry });
	});

	it.each([0, 100, 199, 600, 999, -1, Number.NaN])(
		'%d is nothing that HTTP knows, so nothing is certain',
		(status) => {
			expect(httpFact(status)).toMatchObject({ reached: 'perhaps' });
		},
	);

	it.each([
		['createTask', 'Send fewer callees in one task'],
		['sendSms', "Shorten 'Content'"],
		['queryTasks', 'Ask whoever runs the address'],
	] as const)('too big for %s: %s', (endpoint, advice) => {
		expect(httpFact(413, endpoint).advice).toContain(advice);
	});

	it('always says what happened and what to do', () => {
		for (let status = 100; status < 600; status++) {
			const { meaning, advice } = httpFact(status);
			expect(meaning).toMatch(/^[A-Z].*\D$/);
			expect(meaning).not.toContain(String(status));
			expect(advice).toMatch(/^[A-Z].*\.$/);
		}
	});
});
