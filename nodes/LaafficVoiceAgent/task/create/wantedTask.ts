/** A task as it is wanted, which is all that a message about it needs. */
export interface WantedTask {
	readonly taskName: string;
	readonly calleeCount: number;
	/** What stands in 'Task Name', where the task has another name than that. */
	readonly wantedName?: string;
}
