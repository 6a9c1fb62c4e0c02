import type { IExecuteFunctions } from 'n8n-workflow';
import { calledRows } from '../../../../nodes/LaafficVoiceAgent/task/create/rowItems';
import { plannedTask } from './plannedTask';

afterEach(() => jest.restoreAllMocks());

describe('an item for each of many rows', () => {
	it('lets n8n do something else in between', async () => {
		const rows = Array.from({ length: 1_000 }, (_, index) => ({ json: { customer: index } }));
		const context = { getInputData: () => rows } as unknown as IExecuteFunctions;
		// A slow machine: each look at the clock finds five milliseconds gone.
		let clock = 0;
		jest.spyOn(Date, 'now').mockImplementation(() => (clock += 5));
		let turnsOfOthers = 0;
		let others = setImmediate(function turn() {
			turnsOfOthers++;
			others = setImmediate(turn);
		});
		const numbers = rows.map((_, index) => String(919_000_000_000 + index));

		const items = await calledRows(
			context,
			{ outcome: 'created', taskId: 7, taskName: 'Renewals May' },
			plannedTask('fail', 'Renewals May', rows.length),
			{
				calleeCount: rows.length,
				rejected: [],
				duplicates: [],
				unusual: [],
				suppressed: [],
				truncatedTexts: 0,
				numbers,
			},
		);
		clearImmediate(others);

		expect(turnsOfOthers).toBeGreaterThan(10);
		expect(items).toHaveLength(rows.length);
		expect(items[999]).toEqual({
			json: {
				customer: 999,
				calleeNumber: '919000000999',
				taskId: 7,
				taskName: 'Renewals May',
				outcome: 'created',
			},
			pairedItem: { item: 999 },
		});
	});
});
