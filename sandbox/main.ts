import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { PLATFORMS } from '../nodes/LaafficVoiceAgent/api/facts';
import type { Platform } from '../nodes/LaafficVoiceAgent/api/facts';
import { startSandbox } from './index';
import { DEFAULT_OPTIONS } from './options';
import type { Account, SandboxOptions } from './options';
import { pushFromCommandLine } from './push/cli';

const HELP = `Options:
  --port NUMBER         the port to listen on (default: any free one)
  --platform NAME       ${Object.keys(PLATFORMS).join(', ')} (default: laaffic)
  --any-prefix          accept every path prefix that the vendor prints
  --envelope NAME       documented, status or code (default: documented)
  --speed NUMBER        simulated seconds that pass in a second (default: ${DEFAULT_OPTIONS.speed})
  --seed NUMBER         another seed gives other outcomes of the calls
  --accounts FILE       a JSON list of accounts in place of the demo account
  --sample-file FILE    the rows to serve as /sample/customers.csv
  --help                this text`;

const FLAGS = {
	port: { type: 'string' },
	platform: { type: 'string' },
	'any-prefix': { type: 'boolean' },
	envelope: { type: 'string' },
	speed: { type: 'string' },
	seed: { type: 'string' },
	accounts: { type: 'string' },
	'sample-file': { type: 'string' },
	help: { type: 'boolean' },
} as const;

type Flags = ReturnType<typeof parseFlags>;
const parseFlags = () => parseArgs({ options: FLAGS }).values;

function chosen<Name extends string>(flag: string, value: string, names: readonly Name[]): Name {
	const name = names.find((one) => one === value);
	if (name === undefined) throw new Error(`--${flag} must be one of ${names.join(', ')}`);
	return name;
}

function numeric(flag: string, value: string, least: number): number {
	const number = Number(value);
	if (Number.isFinite(number) && number >= least) return number;
	throw new Error(`--${flag} must be a number from ${least} on`);
}

function toOptions(flags: Flags): Partial<SandboxOptions> {
	const { port, platform, envelope, speed, seed, accounts } = flags;
	const sampleFile = flags['sample-file'];
	return {
		anyPrefix: flags['any-prefix'] ?? false,
		...(port === undefined ? {} : { port: numeric('port', port, 0) }),
		...(platform === undefined
			? {}
			: { platform: chosen('platform', platform, Object.keys(PLATFORMS) as Platform[]) }),
		...(envelope === undefined
			? {}
			: { envelope: chosen('envelope', envelope, ['documented', 'status', 'code'] as const) }),
		...(speed === undefined ? {} : { speed: numeric('speed', speed, 0.001) }),
		...(seed === undefined ? {} : { seed: numeric('seed', seed, 0) }),
		...(accounts === undefined
			? {}
			: { accounts: JSON.parse(readFileSync(accounts, 'utf8')) as Account[] }),
		...(sampleFile === undefined ? {} : { sampleCsv: readFileSync(sampleFile, 'utf8') }),
	};
}

async function main(): Promise<void> {
	if (process.argv[2] === 'push') {
		process.exitCode = (await pushFromCommandLine(process.argv.slice(3))) ? 0 : 1;
		return;
	}
	const flags = parseFlags();
	if (flags.help) return console.log(HELP);
	const sandbox = await startSandbox(toOptions(flags));
	console.log(`sandbox listening on ${sandbox.url}`);
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
	}
}

main().catch((error: unknown) => {
	console.error(
		`The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`,
	);
	process.exit(1);
});
