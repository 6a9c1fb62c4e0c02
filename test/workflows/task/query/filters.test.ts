/** Which tasks Get Many Tasks lets through. */
import nock from 'nock';
import { jsonOf, stopText, useSandbox } from '../../../support/campaign';
import { answerWith, PLATFORM, runOperation } from '../../../support/operation';

const sandbox = useSandbox();
afterEach(() => nock.cleanAll());

const NOTHING = { code: 0, msg: 'success', data: { records: [] } };

async function namesWith(filters: object): Promise<unknown[]> {
	const { outputs } = await runOperation(sandbox(), 'task:query', {
		parameters: { filters: { ...filters } },
	});
	return jsonOf(outputs[0]).map(({ taskName }) => taskName);
}

async function paramsWith(filters: object): Promise<unknown> {
	const asked = answerWith(NOTHING);
	await runOperation(PLATFORM, 'task:query', { parameters: { filters: { ...filters } } });
	return asked[0].body.params;
}

test('the exact name finds one task among those with similar names', async () => {
	for (const name of ['Renewals', 'Renewals May', 'Old Renewals']) sandbox().plant(name);

	expect(await namesWith({ taskName: 'Renewals' })).toEqual(['Renewals']);
});

test('the exact name is found beyond the first page of similar names', async () => {
	sandbox().plant('Renewals');
	for (let number = 0; number < 150; number++) sandbox().plant(`Renewals ${number}`);

	expect(await namesWith({ taskName: 'Renewals' })).toEqual(['Renewals']);
});

test('the exact name is found also where the platform lists it as a number', async () => {
	answerWith({ code: 0, data: { records: [{ taskId: 7, taskName: 20310501 }] } });
	const { outputs } = await runOperation(PLATFORM, 'task:query', {
		parameters: { filters: { taskName: '20310501' } },
	});

	expect(jsonOf(outputs[0])).toMatchObject([{ taskId: 7 }]);
});

test('the search text finds all that contain it', async () => {
	for (const name of ['Renewals', 'Reminders', 'Old renewals']) sandbox().plant(name);

	expect(await namesWith({ searchCondition: 'renewal' })).toEqual(['Old renewals', 'Renewals']);
});

test('states go out as numbers, also from an expression that gives text', async () => {
	expect(await paramsWith({ statusList: [1, 5] })).toMatchObject({ statusList: [1, 5] });
	expect(await paramsWith({ statusList: '={{ "1, 5 " }}' })).toMatchObject({ statusList: [1, 5] });
});

test('tasks in other states stay out', async () => {
	sandbox().plant('Submitting');

	expect(await namesWith({ statusList: [2] })).toEqual([]);
	expect(await namesWith({ statusList: [0, 1, 6] })).toEqual(['Submitting']);
});

test('a state that there is not is said with the choices', async () => {
	const run = await runOperation(PLATFORM, 'task:query', {
		parameters: { filters: { statusList: '={{ "9" }}' } },
	});

	expect(stopText(run)).toMatch(/'States' contains "9"[^]*2 \(Task Finished\)/);
});

test('the internal application number goes out as a number, and not at all when it is 0', async () => {
	expect(await paramsWith({ idxAppId: 7 })).toMatchObject({ idxAppId: 7 });
	expect(await paramsWith({ idxAppId: 0 })).not.toHaveProperty('idxAppId');
});

test('an application ID in its place is said', async () => {
	const run = await runOperation(PLATFORM, 'task:query', {
		parameters: { filters: { idxAppId: '={{ "DemoApp1" }}' } },
	});

	expect(stopText(run)).toContain('\'Internal Application Number\' is "DemoApp1"');
});
