/**
 * The rules of each country beside the library that they come from: both have to say the same of
 * every number. `npm run test:faults` compares a million, `npm test` a sample.
 */
import examples from 'libphonenumber-js/examples.mobile.json';
import metadata from 'libphonenumber-js/metadata.min.json';
import {
	COUNTRIES,
	type CountryCode,
} from '../../../../nodes/LaafficVoiceAgent/task/callees/countries';
import {
	meantByLibrary,
	numbersMeant,
} from '../../../../nodes/LaafficVoiceAgent/task/callees/homeNumbers';

const COUNT = process.env.FAULTS === 'full' ? 1_000_000 : 30_000;

/** The same numbers in each run. */
function below(limit: number): number {
	seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
	return Math.floor((seed / 2 ** 32) * limit);
}
let seed = 20_310_512;

const digits = (count: number) => Array.from({ length: count }, () => below(10)).join('');
const oneOf = <T>(choices: readonly T[]) => choices[below(choices.length)];

/** What becomes of a number that exists when people type it. */
const SLIPS: ReadonlyArray<(number: string) => string> = [
	(number) => number,
	(number) => {
		const [place, count] = [below(number.length), 1 + below(3)];
		return number.slice(0, place) + digits(count) + number.slice(place + count);
	},
	(number) => number + digits(1),
	(number) => number.slice(1),
	(number) => number.slice(0, -1),
	() => digits(4 + below(11)),
];

/** What people dial in front of it. */
const FRONTS: ReadonlyArray<(rules: { code: string; prefix: string }) => string> = [
	() => '',
	({ prefix }) => prefix,
	({ code }) => code,
	({ code, prefix }) => code + prefix,
	() => '0',
	() => '00',
	() => digits(2),
];

function typed(country: CountryCode): string {
	const [code, , , , , prefix] = (metadata.countries[country] ?? []) as unknown[];
	const front = oneOf(FRONTS)({
		code: String(code),
		prefix: typeof prefix === 'string' ? prefix : '',
	});
	return front + oneOf(SLIPS)(examples[country] ?? digits(7));
}

const codeOf = (country: CountryCode) => String(metadata.countries[country]?.[0]);

it(`reads ${COUNT} numbers of all countries as the library does`, () => {
	const valid = new Set<CountryCode>();
	const differences: unknown[] = [];
	for (let round = 0; round < COUNT; round++) {
		const country = COUNTRIES[round % COUNTRIES.length];
		const number = typed(country);
		const ours = [...numbersMeant(number, country)].sort();
		const theirs = meantByLibrary(number, country, codeOf(country)).sort();
		if (ours.join() !== theirs.join()) differences.push({ country, number, ours, theirs });
		if (theirs.length > 0) valid.add(country);
	}
	expect(differences).toEqual([]);
	expect(valid.size).toBe(COUNTRIES.length);
}, 1_200_000);
