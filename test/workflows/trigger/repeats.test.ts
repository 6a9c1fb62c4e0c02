import { MOST_UNSAVED_REPORTS } from '../../../nodes/LaafficVoiceAgent/trigger/dedupe';
import { ANSWERED, SMS_REPORT, UNANSWERED } from '../../unit/trigger/report/samples';
import { ActiveTrigger } from './support';

const call = (voiceId: string) => ({ ...ANSWERED, voiceId });
const ids = (items: Array<{ voiceId?: unknown }>) => items.map(({ voiceId }) => voiceId);

/** Pushes come a second apart, as they do while people are called. */
function slowly() {
	const start = Date.now();
	let pushes = 0;
	jest.spyOn(Date, 'now').mockImplementation(() => start + 1_000 * pushes++);
}

/** No time goes by between the pushes. */
function inARow() {
	jest.spyOn(Date, 'now').mockReturnValue(Date.now());
}

afterEach(() => jest.restoreAllMocks());

describe('a report that comes again', () => {
	it('starts nothing, and is answered like the first', async () => {
		const trigger = new ActiveTrigger();
		await trigger.push([ANSWERED, UNANSWERED]);
		expect(await trigger.push([ANSWERED])).toMatchObject({ outputs: [], status: 200 });
		expect(ids(await trigger.items([UNANSWERED, call('new'), call('new')]))).toEqual(['new']);
	});

	it('comes out again where repeats are wanted', async () => {
		const trigger = new ActiveTrigger({ options: { dropRepeats: false } });
		await trigger.push(ANSWERED);
		expect(await trigger.items(ANSWERED)).toHaveLength(1);
		expect(trigger.memory).toBe('{}');
	});

	it('comes out again in tests in the editor, which leave no trace', async () => {
		const trigger = new ActiveTrigger();
		expect(await trigger.items(ANSWERED, { isTest: true })).toHaveLength(1);
		expect(await trigger.items(ANSWERED, { isTest: true })).toHaveLength(1);
		expect(await trigger.items(ANSWERED)).toHaveLength(1);
	});

	it('is known after a restart', async () => {
		const trigger = new ActiveTrigger();
		await trigger.push([ANSWERED, call('2')]);
		trigger.restart();
		expect(ids(await trigger.items([ANSWERED, call('2'), call('3')]))).toEqual(['3']);
	});

	it('is taken where n8n could not start the execution of the first', async () => {
		const trigger = new ActiveTrigger();
		await trigger.push(ANSWERED, { executionFails: true });
		expect(await trigger.items(ANSWERED)).toHaveLength(1);
	});

	it('is taken after a restart where the execution of the first was never started', async () => {
		slowly();
		const trigger = new ActiveTrigger();
		await trigger.push(ANSWERED, { executionFails: true });
		await trigger.push(call('another'));
		trigger.restart();
		expect(ids(await trigger.items([ANSWERED, call('another')]))).toEqual([ANSWERED.voiceId]);
	});

	it.each([
		['is dropped when it could', false, 0],
		['is taken when it could not', true, 1],
	])('waits until n8n could start the first, and %s', async (_, executionFails, left) => {
		const trigger = new ActiveTrigger();
		let second: Promise<unknown[]> | undefined;
		const meanwhile = () => {
			second = trigger.items(ANSWERED);
		};
		await trigger.push([ANSWERED, UNANSWERED], { executionFails, meanwhile });
		expect(await second).toHaveLength(left);
	});

	it('is another one in another workflow', async () => {
		await new ActiveTrigger().push(ANSWERED);
		expect(await new ActiveTrigger().items(ANSWERED)).toHaveLength(1);
	});

	it('does not change what is stored, so that n8n has nothing to save', async () => {
		const trigger = new ActiveTrigger();
		await trigger.push(ANSWERED);
		const { memory } = trigger;
		await trigger.push(ANSWERED);
		expect(trigger.memory).toBe(memory);
	});

	it('cannot be told among pushes without an id of a call', async () => {
		const trigger = new ActiveTrigger({ options: { otherPushes: true } });
		await trigger.push(SMS_REPORT);
		expect(await trigger.items(SMS_REPORT)).toHaveLength(1);
	});
});

describe('two processes that take the pushes of one workflow', () => {
	it('are told of in the log, once by each, with how to go on', async () => {
		slowly();
		const trigger = new ActiveTrigger();
		for (const id of ['1', '2', '3', '4', '5', '6']) {
			await trigger.push(call(id));
			trigger.otherProcess();
		}
		expect(trigger.warnings).toHaveLength(2);
		expect(trigger.warnings[0]).toMatch(/several processes .* repeats may come through/);
		expect(trigger.warnings[0]).toMatch(/upsert by voiceId/);
	});

	it('are not suspected after a restart', async () => {
		slowly();
		const trigger = new ActiveTrigger();
		for (const id of ['1', '2', '3', '4']) {
			await trigger.push(call(id));
			trigger.restart();
		}
		expect(trigger.warnings).toEqual([]);
	});
});

describe('10,000 reports in pushes of every size, with repeats and out of order', () => {
	const voiceIds = Array.from({ length: 10_000 }, (_, index) => String(10n ** 19n + BigInt(index)));
	// Every third report comes twice, the second time up to 3,000 reports later.
	const sent = voiceIds.flatMap((id, index) =>
		index % 3 === 0 ? [id, voiceIds[Math.max(0, index - ((index * 7) % 3_000))]] : [id],
	);

	/** Pushes all of them, with a restart after every fifth size of a push or so. */
	async function comeOut() {
		const trigger = new ActiveTrigger();
		const came: unknown[] = [];
		let restarts = 0;
		for (let from = 0, size = 1; from < sent.length; from += size, size = (size * 3) % 1_009) {
			came.push(...ids(await trigger.items(sent.slice(from, from + size).map(call))));
			if (size % 5 !== 0) continue;
			trigger.restart();
			restarts++;
		}
		return { came, restarts };
	}

	it('come out once each', async () => {
		slowly();
		const { came } = await comeOut();
		expect(came).toHaveLength(10_000);
		expect(new Set(came)).toEqual(new Set(voiceIds));
	});

	it('come out all, and hardly one twice, where n8n is ended between pushes in a row', async () => {
		inARow();
		const { came, restarts } = await comeOut();
		expect(new Set(came)).toEqual(new Set(voiceIds));
		expect(came.length - 10_000).toBeLessThanOrEqual(restarts * MOST_UNSAVED_REPORTS);
	});
});
