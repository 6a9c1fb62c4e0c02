/**
 * Each fault of a create, at each step, with each way to run a campaign: the ledger decides.
 *
 * Every case has a number; `FAULT_CASE=1234 npx jest test/faults/createMatrix` repeats one.
 */
import type * as plan from '../../nodes/LaafficVoiceAgent/task/create/plan';
import { CAMPAIGNS } from './support/campaigns';
import { testMatrix } from './support/matrix';
import { part } from './support/scenario';
import { useWorld } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

// Parts of a size that a test can handle.
jest.mock('../../nodes/LaafficVoiceAgent/task/create/plan', () => {
	const actual = jest.requireActual<typeof plan>('../../nodes/LaafficVoiceAgent/task/create/plan');
	return {
		...actual,
		calleesPerTask: (context: Parameters<typeof actual.calleesPerTask>[0]) =>
			Math.min(actual.calleesPerTask(context), part.size),
	};
});

const world = useWorld();
jest.setTimeout(900_000);

testMatrix('create', CAMPAIGNS, world);
