import {
	MOST_UNSAVED_REPORTS,
	REMEMBERED_REPORTS,
	ReportMemory,
	SAVED_REPORTS,
} from '../../../nodes/LaafficVoiceAgent/trigger/dedupe';
import { NO_PRINT, printOf } from '../../../nodes/LaafficVoiceAgent/trigger/prints';

const ids = (from: number, count: number) =>
	Array.from({ length: count }, (_, index) => String(31050109301512340000n + BigInt(from + index)));
const prints = (of: readonly string[]) => of.map((id) => (id === '' ? NO_PRINT : printOf(id)));

/** What n8n stores with the workflow, once the execution exists. */
const stored = (value: unknown) => JSON.parse(JSON.stringify(value)) as { prints: string };

/** The answer of n8n, still to be given. */
const unanswered = () => ({ writableEnded: false, statusCode: 200 });

/** The reports of a push, claimed. */
const take = (
	memory: ReportMemory,
	pushed: readonly string[],
	answer: ReturnType<typeof unanswered>,
) => memory.take(pushed, prints(pushed), answer);

/** A push that is handed over. */
function push(memory: ReportMemory, pushed: readonly string[]) {
	const { fresh, claim } = take(memory, pushed, unanswered());
	return { fresh, saved: stored(claim) };
}

describe('repeats', () => {
	it('are dropped, within a push and from push to push', () => {
		const memory = new ReportMemory();
		expect(push(memory, ['1', '2', '1']).fresh).toEqual(['1', '2']);
		expect(push(memory, ['2', '3']).fresh).toEqual(['3']);
	});

	it('are open while the first is still being handed over', () => {
		const memory = new ReportMemory();
		const { claim } = take(memory, ['1', '2'], unanswered());
		expect(memory.hasOpen(prints(['2', '3']))).toBe(true);
		expect(memory.hasOpen(prints(['3']))).toBe(false);
		stored(claim);
		expect(memory.hasOpen(prints(['2', '3']))).toBe(false);
		expect(push(memory, ['1', '2', '3']).fresh).toEqual(['3']);
	});

	it('cannot be told of reports without an id, which do not wait for each other', () => {
		const memory = new ReportMemory();
		take(memory, ['1', ''], unanswered());
		expect(memory.hasOpen(prints(['']))).toBe(false);
		expect(take(memory, ['', ''], unanswered()).fresh).toEqual(['', '']);
	});

	it('are taken again where the first could not be handed over', () => {
		const memory = new ReportMemory();
		const answer = unanswered();
		take(memory, ['1'], answer);
		Object.assign(answer, { writableEnded: true, statusCode: 500 });
		expect(memory.hasOpen(prints(['1']))).toBe(false);
		expect(push(memory, ['1']).fresh).toEqual(['1']);
	});

	it('are dropped where n8n had nothing to save and answered that all is well', () => {
		const memory = new ReportMemory();
		const answer = unanswered();
		take(memory, ['1'], answer);
		Object.assign(answer, { writableEnded: true });
		expect(push(memory, ['1']).fresh).toEqual([]);
	});

	it('stay dropped where something fails after the execution has begun', () => {
		const memory = new ReportMemory();
		const answer = unanswered();
		stored(take(memory, ['1'], answer).claim);
		Object.assign(answer, { writableEnded: true, statusCode: 500 });
		expect(push(memory, ['1']).fresh).toEqual([]);
	});

	it('cannot be told among reports without an id, so all of those come through', () => {
		expect(push(new ReportMemory(), ['', '', '1']).fresh).toEqual(['', '', '1']);
	});

	it('are dropped after a restart', () => {
		const { saved } = push(new ReportMemory(), ids(0, 500));
		const memory = new ReportMemory();
		memory.restore(saved);
		expect(push(memory, ids(499, 2)).fresh).toEqual(ids(500, 1));
	});

	it('are dropped after two restarts', () => {
		const first = push(new ReportMemory(), ['1']).saved;
		const second = new ReportMemory();
		second.restore(first);
		const third = new ReportMemory();
		third.restore(push(second, ['2']).saved);
		expect(push(third, ['1', '2', '3']).fresh).toEqual(['3']);
	});

	it('are dropped in another process once it has seen what this one saved', () => {
		const [one, other] = [new ReportMemory(), new ReportMemory()];
		other.restore(push(one, ['1']).saved);
		const { fresh, saved } = push(other, ['1', '2']);
		expect(fresh).toEqual(['2']);
		one.restore(saved);
		expect(push(one, ['2']).fresh).toEqual([]);
	});

	it('that are only claimed are not saved, because they may yet fail', () => {
		const memory = new ReportMemory();
		take(memory, ['claimed'], unanswered());
		const { saved } = push(memory, ['handed over']);
		const after = new ReportMemory();
		after.restore(saved);
		expect(push(after, ['claimed', 'handed over']).fresh).toEqual(['claimed']);
	});

	it.each([undefined, null, 1, 'x', {}, { writer: 'x' }, { prints: 5, writer: 'x' }, []])(
		'are not troubled by %p where their memory should be',
		(saved) => {
			const memory = new ReportMemory();
			memory.restore(saved);
			expect(push(memory, ['1']).fresh).toEqual(['1']);
		},
	);
});

describe('the memory of reports', () => {
	it('forgets the oldest only, and is bounded', () => {
		const memory = new ReportMemory();
		const all = ids(0, 3 * REMEMBERED_REPORTS + 1_000);
		for (let from = 0; from < all.length; from += 1_000) {
			push(memory, all.slice(from, from + 1_000));
		}
		expect(take(memory, all.slice(-REMEMBERED_REPORTS), unanswered()).fresh).toEqual([]);
		const forgotten = all.slice(0, -2 * REMEMBERED_REPORTS);
		expect(take(memory, forgotten, unanswered()).fresh).toEqual(forgotten);
	});

	it('survives a small push before a restart', () => {
		const memory = new ReportMemory();
		push(memory, ids(0, 5_000));
		const { saved } = push(memory, ids(5_000, 1));
		const after = new ReportMemory();
		after.restore(saved);
		expect(push(after, ids(0, 5_002)).fresh).toEqual(ids(5_001, 1));
	});

	it('never saves more than n8n is to carry with every execution', () => {
		const memory = new ReportMemory();
		expect(push(memory, ids(0, 30_000)).saved.prints.length).toBe(SAVED_REPORTS.atMost * 8);
		expect(push(memory, ids(30_000, 1)).saved.prints.length).toBe(SAVED_REPORTS.atMost * 8);
	});

	it('saves no more than what came lately, where few reports come', () => {
		const { withinMs, atLeast } = SAVED_REPORTS;
		const memory = new ReportMemory();
		push(memory, ids(0, 5_000));
		const sizeAfter = (now: number) => memory.toSave(now).prints.length / 8;
		const start = Date.now();
		expect(sizeAfter(start)).toBe(5_000);
		expect(sizeAfter(start + withinMs / 2)).toBe(5_000);
		expect(sizeAfter(start + withinMs * 2)).toBe(atLeast);
	});

	it('tells when another process writes over what this one saved', () => {
		const [one, other] = [new ReportMemory(), new ReportMemory()];
		const first = push(one, ['1']).saved;
		expect(other.restore(first)).toBe(false);
		const second = push(other, ['2']).saved;
		expect(other.restore(second)).toBe(false);
		expect(one.restore(second)).toBe(true);
		expect(one.restore(second)).toBe(false);
	});

	it('takes a restart for no other process', () => {
		const before = push(new ReportMemory(), ['1']).saved;
		const after = new ReportMemory();
		expect(after.restore(before)).toBe(false);
		push(after, ['2']);
		// A push that read what was stored before the one above.
		expect(after.restore(before)).toBe(false);
	});

	describe('is saved', () => {
		/** Whether n8n is to save with a push, which it then does. */
		function savedWith(memory: ReportMemory, pushed: readonly string[], now: number) {
			const answer = unanswered();
			const { claim } = take(memory, pushed, answer);
			const isDue = memory.isSaveDue(claim, now);
			if (isDue) stored(claim);
			else Object.assign(answer, { writableEnded: true });
			return isDue;
		}

		it('at once where pushes are far apart', () => {
			const memory = new ReportMemory();
			const saved = ids(0, 5).map((id, index) => savedWith(memory, [id], index * 1_000 + 1_000));
			expect(saved).toEqual([true, true, true, true, true]);
		});

		it('at most once a second where few come', () => {
			const memory = new ReportMemory();
			const saved = ids(0, 300).map((id, index) => savedWith(memory, [id], 1_000 + index * 10));
			expect(saved.filter(Boolean)).toHaveLength(3);
		});

		it('before more reports than some would be forgotten', () => {
			const memory = new ReportMemory();
			const size = MOST_UNSAVED_REPORTS / 4;
			const pushes = Array.from({ length: 12 }, (_, index) => ids(index * size, size));
			const saved = pushes.map((pushed) => savedWith(memory, pushed, 1_000));
			const longest = saved.map(Number).join('').split('1');
			expect(Math.max(...longest.map(({ length }) => length))).toBe(4);
		});

		it('only where something is new', () => {
			const memory = new ReportMemory();
			savedWith(memory, ['1'], 1_000);
			expect(savedWith(memory, ['1'], 9_000)).toBe(false);
			expect(savedWith(memory, [''], 9_000)).toBe(false);
		});
	});

	it('takes ids of any length', () => {
		const memory = new ReportMemory();
		const long = 'x'.repeat(1_000_000);
		expect(push(memory, [long]).fresh).toEqual([long]);
		expect(push(memory, [long, `${long}y`]).fresh).toEqual([`${long}y`]);
	});
});
