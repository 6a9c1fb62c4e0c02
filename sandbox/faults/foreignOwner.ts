import type { Context } from '../context';
import { isFields } from '../fields';
import type { Account } from '../options';
import { CalleeList } from '../tasks/calleeList';
import type { Task } from '../tasks/task';

/** A number that no client sends: the country code 999 is not given out. */
const plantedNumber = (row: number) => `999${String(row).padStart(9, '0')}`;

/** Puts a task of somebody else into the list, as though another user had made it. */
export function plantTask(
	{ tasks, now }: Pick<Context, 'tasks' | 'now'>,
	account: Account,
	name: string,
	callees: number,
): Task {
	const numbers = Array.from({ length: callees }, (_, row) => plantedNumber(row));
	return tasks.add(
		{
			name,
			origin: 'planted',
			account,
			agent: account.agents[0],
			callees: CalleeList.ofNumbers(numbers),
			settings: {},
		},
		{ now: now(), shown: now() },
	);
}

/** Takes the name that a create request asks for, just before that request is worked on. */
export function takeName(
	context: Context,
	account: Account,
	body: unknown,
	callees: 'same' | number,
): void {
	if (!isFields(body) || typeof body['taskName'] !== 'string') return;
	const list = body['numberInfoList'];
	const same = Array.isArray(list) ? list.length : 1;
	if (context.tasks.named(account, body['taskName'])) return;
	plantTask(context, account, body['taskName'], callees === 'same' ? same : callees);
}
