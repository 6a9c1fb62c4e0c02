import { picker } from '../shared/pickers';

/** The recall flow that an operation is about. */
export const recallFlowPicker = picker({
	displayName: 'Recall Flow',
	name: 'recallFlow',
	description: 'Recall flow with the name of its task, its state and its progress',
	search: 'searchRecallFlows',
	idPlaceholder: 'e.g. 1427',
});
