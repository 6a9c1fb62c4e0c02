/**
 * Each fault of a request while texts are sent: nobody gets the same text twice, and what is said
 * of each text is what the platform has.
 *
 * Every case has a number; `FAULT_CASE=1234 npx jest test/faults/texts` repeats one.
 */
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { LaafficVoiceAgent } from '../../nodes/LaafficVoiceAgent/LaafficVoiceAgent.node';
import type { NodeRunResult } from '../support/engine';
import { runInLoop } from '../support/loop';
import { ROWS } from './support/campaigns';
import { REQUEST_FAULTS, requestFaults, type Strike } from './support/faults';
import type { Verdict } from './support/judge';
import { privateThings } from './support/privacy';
import { randomOf } from './support/random';
import { isFull, Tally } from './support/tally';
import { useWorld } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const world = useWorld();
const tally = new Tally('texts');
afterAll(() => tally.keep());
jest.setTimeout(120_000);

const PARAMETERS: INodeParameters = {
	resource: 'sms',
	operation: 'send',
	appId: 'DemoSms1',
	number: '={{ $json.phone }}',
	content: 'We could not reach you',
};
/** The second person stands in two rows. */
const TEXT_ROWS = [...ROWS.slice(0, 3), ROWS[1]];

/** What was said of a text. */
interface Said {
	readonly phone: string;
	readonly json: IDataObject;
}

interface Done {
	readonly said: readonly Said[];
	/** What stopped it. */
	readonly stopped: string;
}

const RETRIES = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

async function once(settings: Parameters<ReturnType<typeof world>['run']>[2]): Promise<Done> {
	const result = await world().run(PARAMETERS, TEXT_ROWS, settings);
	expect(privateThings(withoutNumbers(result))).toEqual([]);
	return { said: saidIn(result.outputs.flat()), stopped: wordsOf(result) };
}

/** The rows come by three times, as in a workflow that gives a text that failed another try. */
async function loop(onError?: 'continueRegularOutput'): Promise<Done> {
	const { rounds, error } = await runInLoop({
		nodeType: new LaafficVoiceAgent(),
		credentials: world().credentials(),
		parameters: PARAMETERS,
		rounds: [TEXT_ROWS, TEXT_ROWS, TEXT_ROWS],
		settings: { ...RETRIES, onError },
	});
	return { said: rounds.flatMap(saidIn), stopped: wordsOf({ error }) };
}

const WAYS: Record<string, () => Promise<Done>> = {
	once: async () => await once({}),
	'Retry On Fail': async () => await once(RETRIES),
	'error output': async () => await once({ onError: 'continueErrorOutput' }),
	'Continue On Fail': async () => await once({ onError: 'continueRegularOutput' }),
	'Retry On Fail, error output': async () =>
		await once({ ...RETRIES, onError: 'continueErrorOutput' }),
	'a loop': async () => await loop(),
	'a loop, Continue On Fail': async () => await loop('continueRegularOutput'),
};

const STRIKES: readonly Strike[] = [{ times: 1 }, { times: 'always' }, { skip: 1, times: 1 }];
const CASES = STRIKES.flatMap((at) => Object.keys(WAYS).map((way) => ({ at, way })));

/** For the choice of a case of each fault, where not all are run. */
const SAMPLE_SEED = 20310503;
const asked = process.env.FAULT_CASE === undefined ? undefined : Number(process.env.FAULT_CASE);

test.each(requestFaults.map((fault, place) => ({ fault, place })))(
	'$fault',
	async ({ fault, place }) => {
		const start = place * CASES.length;
		const wrong: string[] = [];
		for (const number of chosen(start)) {
			const { at, way } = CASES[number - start];
			world().sandbox.reset();
			world().clear();
			world().strike(REQUEST_FAULTS[fault]({ endpoint: 'sendSms', ...at }));
			const verdict = judge(await WAYS[way](), isCertain(fault));
			const repeat = `FAULT_CASE=${number}; ${JSON.stringify(at)}; ${way}`;
			wrong.push(...tally.add(fault, way, number, verdict, repeat));
		}
		expect(wrong).toEqual([]);
	},
);

/** The numbers of the cases to run. */
function chosen(start: number): number[] {
	const all = CASES.map((_, place) => start + place);
	if (asked !== undefined) return all.filter((number) => number === asked);
	if (isFull) return all;
	const { below } = randomOf(SAMPLE_SEED + start);
	return [all[below(all.length)], all[below(all.length)]];
}

const UNKNOWN = /^It is unknown whether the text to \d{3}\**\d{2} was sent/;

/** Faults after which it is certain that nothing was sent: to call that unknown would be untrue, too. */
function isCertain(fault: string): boolean {
	return /^(connection refused|HTTP 4(0[134]|13|29)|code -(1|10|15|16)|clock .*)$/.test(fault);
}

function judge({ said, stopped }: Done, mustBeCertain: boolean): Verdict {
	const verdict: Verdict = { twice: [], lost: [], untrue: [] };
	const texts = world().sandbox.ledger.texts();
	const got = new Map<string, string[]>();
	for (const { number, msgId } of texts) got.set(number, [...(got.get(number) ?? []), msgId]);
	for (const [number, ids] of got) {
		if (ids.length > 1) verdict.twice.push(`${number} gets ${ids.length} texts`);
	}
	const told = new Set(said.filter(({ json }) => json.status !== 'duplicate').map(phoneOf));
	for (const { phone, json } of said) {
		const { status, error } = json;
		const msgId = json.msgId as string | null;
		if (status === 'sent') {
			const isThere = typeof msgId === 'string' && got.get(phone)?.includes(msgId);
			if (!isThere) verdict.lost.push(`${phone} has no ${JSON.stringify(msgId)}`);
		} else if (typeof error === 'string') {
			// What one row did not get sent, a later one with the same number may have.
			const isSecret = got.has(phone) && !said.some((one) => isSent(one, phone));
			const isWrong = UNKNOWN.test(error) ? mustBeCertain : isSecret;
			if (isWrong) verdict.untrue.push(`${phone}: ${error}`);
		} else if (status !== 'duplicate' || !told.has(phone)) {
			verdict.untrue.push(`${phone}: ${JSON.stringify(json)}`);
		}
	}
	if (stopped === '') {
		const silent = TEXT_ROWS.filter(({ phone }) => !told.has(phone));
		for (const { phone } of silent) verdict.lost.push(`nothing is said of ${phone}`);
	} else {
		verdict.untrue.push(...wrongStop(stopped, got.size, mustBeCertain));
	}
	return verdict;
}

/** A node that stops says how many texts it has sent, and whether it knows of the last. */
function wrongStop(words: string, sent: number, mustBeCertain: boolean): string[] {
	const isUnknown = UNKNOWN.test(words);
	if (isUnknown && mustBeCertain) return [words];
	const sentBefore = Number(/(\d+) texts? (?:was|were) sent before/.exec(words)?.[1] ?? 0);
	const most = sentBefore + (isUnknown ? 1 : 0);
	return sent >= sentBefore && sent <= most ? [] : [`${sent} texts: ${words}`];
}

const isSent = ({ phone, json }: Said, wanted: string): boolean =>
	phone === wanted && json.status === 'sent';

const phoneOf = ({ phone }: Said): string => phone;

function saidIn(items: readonly INodeExecutionData[]): Said[] {
	return items.map(({ json, pairedItem }) => {
		const item = typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : 0;
		return { phone: TEXT_ROWS[item].phone, json };
	});
}

/** A text comes out with its number, as its field says. */
function withoutNumbers(result: NodeRunResult): NodeRunResult {
	for (const { json } of result.outputs.flat()) delete json.number;
	return result;
}

function wordsOf({ error }: Pick<NodeRunResult, 'error'>): string {
	return error === undefined ? '' : [error.message, error.description].join('\n');
}
