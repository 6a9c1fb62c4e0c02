import type { Operation } from './shared/operation';
import { createTask } from './task/create';

/** Every operation of the node, in the order of the panel. */
export const operations: readonly Operation[] = [createTask];
