// A list as people have them: numbers in all forms, repeats, people who must not be called, and rows
// that nobody could be called by. What is to become of each row is known from how it is made.

/** @typedef {'called' | 'duplicate' | 'suppressed' | 'rejected'} Fate */

/** @typedef {{ customer: string, name: string, phone: string, number?: string, fate: Fate }} MessyRow */

/** The same order and the same choices every time. @param {number} seed */
function chances(seed) {
	let state = seed;
	return () => {
		state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
		return state / 2 ** 32;
	};
}

/** @param {number} person @returns {string} a mobile number of India */
const numberOf = (person) => `9197${String(70_000_000 + person * 37)}`;

/** @param {string} digits */
const fullWidth = (digits) =>
	digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** The ways in which lists write a number. @type {((number: string) => string)[]} */
const FORMS = [
	(number) => number,
	(number) => `+${number}`,
	(number) => `+91 ${number.slice(2, 7)} ${number.slice(7)}`,
	(number) => `0091-${number.slice(2, 7)}-${number.slice(7)}`,
	(number) => `(91) ${number.slice(2, 6)}.${number.slice(6, 9)}.${number.slice(9)}`,
	(number) => fullWidth(number),
	(number) => `${number}.0`,
	(number) => `  ${number.slice(0, 4)} ${number.slice(4)} `,
];

/** What makes a row bad, and nothing else in it is. @type {((number: string) => Partial<MessyRow>)[]} */
const FAULTS = [
	() => ({ phone: '' }),
	() => ({ phone: '9.19778E+11' }),
	() => ({ phone: 'call after 6 pm' }),
	() => ({ phone: '12345' }),
	(number) => ({ phone: `${number} / ${Number(number) + 1}` }),
	(number) => ({ phone: number, name: '' }),
	(number) => ({ phone: number, name: 'Venkatasubramaniam Ramachandran Iyer' }),
];

/**
 * @param {{ called: number, repeated: number, suppressed: number, rejected: number }} counts
 * @param {number} [seed]
 * @returns {{ rows: MessyRow[], doNotCall: string[] }} the list, and who must not be called, each of
 *   them written in another way than in the list
 */
export function messyList({ called, repeated, suppressed, rejected }, seed = 1) {
	const chance = chances(seed);
	let people = 0;
	/** @param {Fate} fate @param {string} number @param {number} form */
	const rowOf = (fate, number, form) => ({ fate, number, phone: FORMS[form](number) });
	const anyForm = () => Math.floor(chance() * FORMS.length);
	const first = Array.from({ length: called }, () =>
		rowOf('called', numberOf(people++), anyForm()),
	);
	const again = Array.from({ length: repeated }, (_, index) =>
		rowOf('duplicate', first[index % called].number, anyForm()),
	);
	const doNotCall = [];
	const left = [];
	for (let index = 0; index < suppressed; index++) {
		const form = anyForm();
		const number = numberOf(people++);
		left.push(rowOf('suppressed', number, form));
		doNotCall.push(FORMS[(form + 1 + (index % (FORMS.length - 1))) % FORMS.length](number));
	}
	const bad = Array.from({ length: rejected }, (_, index) => {
		/** @type {Fate} */
		const fate = 'rejected';
		return { fate, ...FAULTS[index % FAULTS.length](numberOf(people++)) };
	});
	const shuffled = [...first, ...again, ...left, ...bad]
		.map((row) => ({ row, place: chance() }))
		.sort((one, other) => one.place - other.place)
		.map(({ row }, index) => ({
			name: `Person ${index}`,
			phone: '',
			customer: `C-${index}`,
			...row,
		}));
	return { rows: firstIsCalled(shuffled), doNotCall };
}

/**
 * Of the rows with one number the first in the list is called, whichever was made first.
 * @param {MessyRow[]} rows
 */
function firstIsCalled(rows) {
	const seen = new Set();
	for (const row of rows) {
		if (row.fate !== 'called' && row.fate !== 'duplicate') continue;
		row.fate = seen.has(row.number) ? 'duplicate' : 'called';
		seen.add(row.number);
	}
	return rows;
}

/** @param {readonly MessyRow[]} rows */
export function asCsv(rows) {
	const lines = rows.map(
		({ customer, name, phone }) => `${customer},${name},"${phone}",10.00,2031-05-10`,
	);
	return ['customer_id,name,phone,amount,due_date', ...lines].join('\n');
}
