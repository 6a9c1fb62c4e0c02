/** What is noted of sends in n8n's own store, which other processes read and write at the same time. */
import { sendStore } from '../../../../nodes/LaafficVoiceAgent/task/create/sendStore';

const SUBJECT = { account: 'key address', callees: '3:hash', wantedName: 'Renewals May' };

/** n8n's store of processed data, with what stood in it after each step. */
function processedData() {
	let noted: string[] = [];
	const steps: string[][] = [];
	const done = (next: string[]) => {
		noted = next;
		steps.push(next);
	};
	const helpers = {
		checkProcessedAndRecord: async (keys: Array<string | number>) => {
			const texts = keys.map(String);
			const known = texts.filter((key) => noted.includes(key));
			const fresh = texts.filter((key) => !noted.includes(key));
			done([...noted, ...fresh]);
			return { new: fresh, processed: known };
		},
		removeProcessed: async (keys: Array<string | number>) => {
			done(noted.filter((key) => !keys.includes(key)));
		},
	};
	const context = {
		helpers,
		getNode: () => ({ id: 'node' }),
		getWorkflow: () => ({ id: 'workflow' }),
	};
	return { context, steps, noted: () => noted };
}

describe('a send', () => {
	it('is open for other processes from before it leaves until it is closed', async () => {
		const { context } = processedData();
		const [mine, theirs] = [sendStore(context), sendStore(context)];
		expect(await mine.note(SUBJECT, 'Renewals May')).toBe(0);
		expect([...(await theirs.look(SUBJECT, ['Renewals May', 'Renewals May (2)']))]).toEqual([
			['Renewals May', 'open'],
		]);
		await mine.close(SUBJECT, 'Renewals May');
		expect([...(await theirs.look(SUBJECT, ['Renewals May']))]).toEqual([]);
	});

	it('stays open as long as one of those who sent it waits, and until one of them has made it', async () => {
		const { context, noted } = processedData();
		const [mine, theirs] = [sendStore(context), sendStore(context)];
		expect(await mine.note(SUBJECT, 'Renewals May')).toBe(0);
		expect(await theirs.note(SUBJECT, 'Renewals May')).toBe(1);
		await mine.close(SUBJECT, 'Renewals May', undefined, 0);
		expect((await mine.look(SUBJECT, ['Renewals May'])).get('Renewals May')).toBe('open');
		await theirs.close(SUBJECT, 'Renewals May', 'made');
		expect((await mine.look(SUBJECT, ['Renewals May'])).get('Renewals May')).toBe('made');
		expect(noted()).toHaveLength(1);
	});

	it('that was made is noted at every moment, also while its note changes', async () => {
		const { context, steps } = processedData();
		const store = sendStore(context);
		await store.note(SUBJECT, 'Renewals May');
		await store.close(SUBJECT, 'Renewals May', 'made');
		expect(steps.map(({ length }) => length)).not.toContain(0);
		expect([...(await store.look(SUBJECT, ['Renewals May']))]).toEqual([['Renewals May', 'made']]);
	});

	it('is asked for without leaving a trace', async () => {
		const { context, noted } = processedData();
		await sendStore(context).look(SUBJECT, ['Renewals May', 'Renewals May (2)']);
		expect(noted()).toEqual([]);
	});

	it('is noted without names and numbers', async () => {
		const { context, noted } = processedData();
		await sendStore(context).note(SUBJECT, 'Renewals May');
		expect(noted()).toEqual([expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/)]);
	});

	it('that was made counts for a quarter of an hour', async () => {
		jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
		const { context } = processedData();
		const store = sendStore(context);
		await store.close(SUBJECT, 'Renewals May', 'made');
		jest.setSystemTime(Date.now() + 14 * 60_000);
		expect((await store.look(SUBJECT, ['Renewals May'])).get('Renewals May')).toBe('made');
		jest.setSystemTime(Date.now() + 3 * 60_000);
		expect((await store.look(SUBJECT, ['Renewals May'])).get('Renewals May')).toBeUndefined();
		jest.useRealTimers();
	});
});

test('an n8n that cannot store it, such as for a workflow that is not saved, goes on by memory', async () => {
	const warn = jest.fn();
	const away = async () => {
		throw new Error('FOREIGN KEY constraint failed');
	};
	const { context } = processedData();
	const helpers = { checkProcessedAndRecord: away, removeProcessed: away };
	const store = sendStore({ ...context, helpers, logger: { warn } });
	expect(await store.note(SUBJECT, 'Renewals May')).toBe(0);
	await store.close(SUBJECT, 'Renewals May', 'made');
	expect(store.isThere()).toBe(false);
	expect(warn).toHaveBeenCalledTimes(1);
});
