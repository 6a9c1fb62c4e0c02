/** A planned task and the log of sends, as the tests of settling and sending need them. */
import type { CalleeGroup } from '../../../../nodes/LaafficVoiceAgent/task/callees/lists';
import type { PlannedTask } from '../../../../nodes/LaafficVoiceAgent/task/create/plan';
import { SendLog } from '../../../../nodes/LaafficVoiceAgent/task/create/sendLog';
import { sendStore } from '../../../../nodes/LaafficVoiceAgent/task/create/sendStore';
import type { ExistingNameRule } from '../../../../nodes/LaafficVoiceAgent/task/create/settings';

const CALLEES = ['919778112233', '919778112234'];

/** A task called Renewals May with two callees, or as many as are given. */
export function plannedTask(
	onExistingName: ExistingNameRule = 'fail',
	wantedName = 'Renewals May',
	calleeCount = CALLEES.length,
): PlannedTask {
	const numbers = Array.from({ length: calleeCount }, (_, index) => CALLEES[index] ?? CALLEES[0]);
	const entries = numbers.map((calleeNumber) => JSON.stringify({ calleeNumber }));
	const group: CalleeGroup = {
		entries,
		firstEntries: entries.slice(0, 3),
		items: numbers.map((_, index) => index),
		fingerprint: `${calleeCount}:hash`,
		from: 0,
		before: calleeCount,
	};
	const head = { appId: 'app', taskName: wantedName, agentId: 41 };
	return {
		group,
		settings: { head, onExistingName },
		wantedName,
		calleeCount,
		part: 1,
		parts: 1,
	};
}

/** The log of a run, in an n8n that has no store; each call is another run. */
export function logOfNewRun(account = 'account'): SendLog {
	const nowhere = {
		helpers: {},
		getNode: () => ({ id: 'node' }),
		getWorkflow: () => ({ id: 'workflow' }),
	};
	return new SendLog({}, account, sendStore(nowhere));
}
