import { parseArgs } from 'node:util';
import { SHAPES } from './bodies';
import { inventedCalls } from './calls';
import { deliver } from './deliver';
import { describeDelivery } from './describe';
import { TIME_FORMATS } from './report';
import { DEFAULT_SETTINGS, readSettings } from './settings';

const PUSH_HELP = `Sends sample call reports to a Laaffic Voice Agent Trigger. Nobody is called.

  --url URL          the Test URL or the Production URL of the trigger
  --count NUMBER     how many calls to report (default: 10)
  --batch NUMBER     reports in one push (default: ${String(DEFAULT_SETTINGS.batchSize)})
  --token TOKEN      the trigger's Secret Token
  --shape NAME       ${Object.keys(SHAPES).join(', ')} (default: ${DEFAULT_SETTINGS.shape})
  --times NAME       ${Object.keys(TIME_FORMATS).join(', ')} (default: ${DEFAULT_SETTINGS.timeFormat})
  --repeats SHARE    the share of reports that come twice, from 0 to 1 (default: 0)
  --shuffle NUMBER   how far reports may move from their place (default: 0)
  --burst NUMBER     pushes at once (default: 1)
  --seed NUMBER      another seed gives other calls (default: ${DEFAULT_SETTINGS.seed})
  --bare             write ids as numbers instead of texts
  --help             this text`;

const FLAGS = {
	url: { type: 'string' },
	count: { type: 'string', default: '10' },
	batch: { type: 'string' },
	token: { type: 'string' },
	shape: { type: 'string' },
	times: { type: 'string' },
	repeats: { type: 'string' },
	shuffle: { type: 'string' },
	burst: { type: 'string' },
	seed: { type: 'string' },
	bare: { type: 'boolean' },
	help: { type: 'boolean' },
} as const;

/** Runs the command; true when every push was received. */
export async function pushFromCommandLine(words: string[]): Promise<boolean> {
	const { values } = parseArgs({ args: words, options: FLAGS });
	if (values.help || values.url === undefined) {
		console.log(PUSH_HELP);
		return values.help === true;
	}
	const { count, batch, times, bare, help: _, ...rest } = values;
	const settings = readSettings({
		...rest,
		...(batch === undefined ? {} : { batchSize: batch }),
		...(times === undefined ? {} : { timeFormat: times }),
		bigNumbersBare: bare,
		expectAnswer: true,
	});
	const calls = inventedCalls({ count: Number(count), seed: settings.seed, now: Date.now() });
	const delivery = await deliver(calls, settings);
	console.log(describeDelivery(delivery));
	return delivery.lost === 0;
}
