import { TextColumn } from './textColumn';

/** The callees of a task in the order received, with the texts to be spoken to each. */
export class CalleeList {
	constructor(
		private readonly numbers: TextColumn,
		private readonly texts: ReadonlyMap<string, TextColumn>,
	) {}

	static ofNumbers(numbers: readonly string[]): CalleeList {
		return new CalleeList(TextColumn.from(numbers), new Map());
	}

	get length(): number {
		return this.numbers.length;
	}

	numberAt(row: number): string {
		return this.numbers.at(row) ?? '';
	}

	/** What the agent was told about a callee, by the name it was sent under. */
	textsAt(row: number): Record<string, string> {
		const texts: Record<string, string> = {};
		for (const [name, column] of this.texts) {
			const value = column.at(row);
			if (value !== undefined) texts[name] = value;
		}
		return texts;
	}

	allNumbers(): string[] {
		return this.firstNumbers(this.length);
	}

	firstNumbers(count: number): string[] {
		return Array.from({ length: Math.min(count, this.length) }, (_, row) => this.numberAt(row));
	}

	/** The chosen rows as a list of their own, for a recall. */
	subset(rows: readonly number[]): CalleeList {
		const pick = (column: TextColumn) => TextColumn.from(rows.map((row) => column.at(row)));
		const texts = new Map([...this.texts].map(([name, column]) => [name, pick(column)] as const));
		return new CalleeList(pick(this.numbers), texts);
	}
}

/** Only the country's beginning and the last digits, for pages and messages that people see. */
export function maskNumber(number: string): string {
	if (number.length <= 4) return '*'.repeat(number.length);
	return `${number.slice(0, 2)}${'*'.repeat(number.length - 4)}${number.slice(-2)}`;
}
