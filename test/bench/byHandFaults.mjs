// Rows as real lists have them, and what each way of building the campaign makes of them.
import { outputsOf } from '../../demo/lib/flatted.mjs';
import { acceptedTasks } from '../../demo/lib/sandbox.mjs';
import { OURS } from './byHandWorkflows.mjs';
import { runOnce } from './byHandWorld.mjs';

/** @typedef {ReturnType<typeof rowAt>} Row */

/** @param {number} index */
export const rowAt = (index) => ({
	customer: `C-${index}`,
	name: `Customer ${index % 997}`,
	phone: `91${9_000_000_000 + index}`,
	amount: 100 + (index % 900),
	dueDate: '2031-05-01',
	city: 'Pune',
});

/**
 * What stands in the row, and whose number that is, where anybody's.
 * @type {Record<string, { row: Partial<Row>, person?: string }>}
 */
const PLANTED = {
	'shortened by a spreadsheet': { row: { phone: '9.19778E+11' } },
	'no number': { row: { phone: '' } },
	letters: { row: { phone: 'call after 6 pm' } },
	'as dialled at home': { row: { phone: '09778112201' }, person: '919778112201' },
	'without its country': { row: { phone: '9778112202' }, person: '919778112202' },
	'the number of another row': { row: { phone: '+91 90000-00001' }, person: '919000000001' },
	'a text of 36 characters': {
		row: { phone: '919778112203', name: 'Venkatasubramaniam Ramachandran Iyer' },
		person: '919778112203',
	},
	'an empty text': { row: { phone: '919778112204', name: '' }, person: '919778112204' },
	'00 in front': { row: { phone: '00919778112205' }, person: '919778112205' },
	'an extension': { row: { phone: '+91 97781 12206 ext 12' }, person: '919778112206' },
};

/** @param {number} count */
export function rowsWithFaults(count) {
	const rows = Array.from({ length: count }, (_, index) => rowAt(index));
	const planted = Object.values(PLANTED);
	const gap = Math.floor(count / planted.length);
	planted.forEach(({ row }, index) => Object.assign(rows[index * gap], row));
	return rows;
}

/** The name that each person in the rows should hear. @param {Row[]} rows */
function peopleIn(rows) {
	const persons = new Map(Object.values(PLANTED).map(({ row, person }) => [row.phone, person]));
	/** @type {Map<string, string>} */
	const people = new Map();
	for (const { phone, name } of rows) {
		const person = persons.has(phone) ? persons.get(phone) : phone;
		if (person !== undefined && !people.has(person)) people.set(person, name);
	}
	return people;
}

/**
 * How many rows came back with a reason, repeats of other rows included.
 * @param {import('../../demo/lib/rest.mjs').Execution} execution
 */
function givenBack(execution) {
	const [tasks = [], refused = []] = outputsOf(execution, OURS);
	const [coded = []] = outputsOf(execution, 'Code');
	const repeats = tasks.flatMap(({ json }) => json.duplicateRows ?? []);
	const skipped = coded.flatMap(({ json }) => json.skipped);
	return refused.length + repeats.length + skipped.length;
}

const NOBODY = {
	dialled: 0,
	'wrong numbers': 0,
	'called twice': 0,
	'cut or empty words': 0,
	'back with a reason': 0,
	'gone without a word': 0,
};

/**
 * @param {import('./byHandWorld.mjs').World} world
 * @param {string} variant
 * @param {Row[]} rows
 */
export async function faultsLine(world, variant, rows) {
	await world.forgetTasks();
	world.serve(rows);
	const execution = await world.withServer(async (server) => {
		const { id } = await runOnce(server, world.workflows[variant]);
		return await server.n8n.waitForExecution(id);
	});
	const [task] = await acceptedTasks(world.sandboxUrl);
	// The platform refuses all of it for a text that one callee lacks.
	if (!task) return { ...NOBODY, 'gone without a word': rows.length };
	const people = peopleIn(rows);
	/** @type {string[]} */
	const callees = task.callees;
	const found = callees.map((number, index) => ({
		wanted: people.get(number),
		spoken: task.texts[index].text1,
	}));
	const known = found.filter(({ wanted }) => wanted !== undefined);
	const heardWell = known.filter(({ wanted, spoken }) => spoken && spoken === wanted);
	const back = givenBack(execution);
	return {
		dialled: callees.length,
		'wrong numbers': callees.length - known.length,
		'called twice': callees.length - new Set(callees).size,
		'cut or empty words': known.length - heardWell.length,
		'back with a reason': back,
		'gone without a word': rows.length - callees.length - back,
	};
}
