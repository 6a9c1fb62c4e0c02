/** What the trigger's memory of repeats takes after so many reports, as a line of JSON. */
import { ReportMemory } from '../../nodes/LaafficVoiceAgent/trigger/dedupe';
import { printOf } from '../../nodes/LaafficVoiceAgent/trigger/prints';

const PUSH = 1_000;
const ANSWERED = { writableEnded: true, statusCode: 200 };
const FAILED = { writableEnded: true, statusCode: 500 };

/** Prints of ids as the platform makes them, without keeping the texts. */
const printsFrom = (first: number) =>
	Array.from({ length: PUSH }, (_, index) =>
		printOf(String(31050109301512340000n + BigInt(first + index))),
	);

function bytesInUse(): number {
	global.gc?.();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return heapUsed + arrayBuffers;
}

const kilobytes = (bytes: number) => Math.round(bytes / 1_000);

function after(count: number): number[] {
	const before = bytesInUse();
	const memory = new ReportMemory();
	let saved = '';
	for (let first = 0; first < count; first += PUSH) {
		const prints = printsFrom(first);
		const { claim } = memory.take(prints, prints, ANSWERED);
		saved = JSON.stringify(claim);
	}
	const bytes = bytesInUse() - before;
	let remembered = 0;
	for (let first = 0; first < count; first += PUSH) {
		const prints = printsFrom(first);
		// As if n8n failed, so that to ask changes nothing.
		remembered += PUSH - memory.take(prints, prints, FAILED).fresh.length;
	}
	return [remembered, kilobytes(bytes), kilobytes(saved.length)];
}

process.stdout.write(JSON.stringify(after(Number(process.argv[2]))));
