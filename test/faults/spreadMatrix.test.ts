/**
 * The same for campaigns that are spread over time zones and days and give an item for each row:
 * whoever a row says is called is in that very task, at the hours of its own zone.
 *
 * Every case has a number; `FAULT_CASE=1234 npx jest test/faults/spreadMatrix` repeats one.
 */
import { SPREAD_CAMPAIGNS } from './support/campaigns';
import { testMatrix } from './support/matrix';
import { useWorld } from './support/world';

// The node waits between its tries; a test need not.
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => {},
}));

const world = useWorld();
jest.setTimeout(900_000);

testMatrix('spread', SPREAD_CAMPAIGNS, world);
