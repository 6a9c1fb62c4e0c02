/** The table of the last full run, in docs/fault-matrix.md. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CAMPAIGNS, SPREAD_CAMPAIGNS } from './support/campaigns';
import { CREATE_FAULTS, requestFaults } from './support/faults';

const text = readFileSync(path.resolve(__dirname, '../../docs/fault-matrix.md'), 'utf8');
const rows = text
	.split('\n')
	.filter((line) => line.startsWith('| ') && !line.startsWith('| Fault') && !line.includes('---'))
	.map((line) => line.split('|').map((cell) => cell.trim()));

test('has a row for every fault and operation', () => {
	const found = new Set(rows.map(([, fault, operation]) => `${fault}; ${operation}`));
	const wanted = CREATE_FAULTS.flatMap(({ name }) =>
		[...CAMPAIGNS, ...SPREAD_CAMPAIGNS, { name: 'thirty campaigns at once' }].map(
			(operation) => `${name}; ${operation.name}`,
		),
	);
	expect(wanted.filter((name) => !found.has(name))).toEqual([]);
	for (const fault of requestFaults) {
		expect(found).toContain(`${fault}; Cancel Tasks`);
		expect(found).toContain(`${fault}; a loop`);
	}
});

test('shows nobody dialled twice, nothing lost, nothing untrue', () => {
	expect(rows.length).toBeGreaterThan(400);
	for (const [, fault, , runs, twice, lost, untrue] of rows) {
		expect([fault, twice, lost, untrue]).toEqual([fault, '0', '0', '0']);
		expect(Number(runs)).toBeGreaterThan(0);
	}
});
