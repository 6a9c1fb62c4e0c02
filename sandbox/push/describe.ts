import { OUTCOMES } from '../calls/outcomes';
import type { Delivery } from './deliver';

const MEANING: Readonly<Record<string, string>> = {
	none: 'no answer: is n8n running, and is the address right',
	foreign: 'somebody else answered: n8n is just starting, or it is another address',
	'200': 'received',
	'401': 'the token is missing or wrong',
	'403': "this computer's address is not in 'Allowed IPs'",
	'404': 'nobody listens: publish (activate) the workflow, or click Execute for the Test URL',
	'413': 'too much in one push',
};

const counted = (count: number, one: string, many = `${one}s`) =>
	`${count} ${count === 1 ? one : many}`;

const inWords = (outcome: string) =>
	outcome.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** How many calls ended in which way, as in "3 answered, 1 not called". */
export const describeOutcomes = (byOutcome: Delivery['byOutcome']) =>
	Object.keys(OUTCOMES)
		.filter((outcome) => byOutcome[outcome] > 0)
		.map((outcome) => `${byOutcome[outcome]} ${inWords(outcome)}`)
		.join(', ');

/** What came of a single push, for people who need no numbers of HTTP. */
export function describePush({ reports, answers, byOutcome, lost }: Delivery, url: string): string {
	const calls = `${counted(reports, 'report')} (${describeOutcomes(byOutcome)})`;
	if (lost === 0) return `${url} received ${calls}.`;
	const [answer = 'none'] = Object.keys(answers);
	return `${url} did not receive ${calls}: ${MEANING[answer] ?? `it answered ${answer}`}.`;
}

/** What came of it, in words. */
export function describeDelivery({ reports, pushes, answers, byOutcome }: Delivery): string {
	const lines = Object.entries(answers).map(
		([answer, count]) => `  ${count} x ${answer}: ${MEANING[answer] ?? 'not received'}`,
	);
	const what = `${counted(reports, 'report')} in ${counted(pushes, 'push', 'pushes')}`;
	return [`${what} (${describeOutcomes(byOutcome)}):`, ...lines].join('\n');
}
