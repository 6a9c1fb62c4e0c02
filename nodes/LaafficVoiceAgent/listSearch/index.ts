import type { INodeType } from 'n8n-workflow';
import { searchRecallFlows } from './searchRecallFlows';
import { searchRecallNodes } from './searchRecallNodes';
import { searchTasks } from './searchTasks';

/** What fills the panel's lists to choose from. */
export const listSearch = {
	searchRecallFlows,
	searchRecallNodes,
	searchTasks,
} satisfies NonNullable<INodeType['methods']>['listSearch'];
