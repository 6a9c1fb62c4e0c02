/** When the calls begin and at which times of day they are made. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { CampaignRun } from '../../support/campaign';
import { onlyTask, runCampaign, stopText, useSandbox } from '../../support/campaign';

const sandbox = useSandbox();
const BERLIN = { timezone: 'Europe/Berlin' };
const NEW_YORK = { timezone: 'America/New_York' };

const startAt = (sendTime: string): INodeParameters => ({ schedule: 'at', sendTime });

async function received(run: CampaignRun): Promise<IDataObject> {
	const { error } = await runCampaign(sandbox(), run);
	expect(error).toBeUndefined();
	return onlyTask(sandbox()).settings as IDataObject;
}

describe('Start Time', () => {
	test('is left out for a start at once', async () => {
		expect(await received({ parameters: { schedule: 'now' } })).not.toHaveProperty('sendTime');
	});

	test.each([
		['with an offset is that moment', '2099-05-01T09:30:00+02:00', '2099-05-01 15:30:00'],
		['in UTC is that moment', '2099-05-01T09:30:00.000Z', '2099-05-01 17:30:00'],
		[
			'from the picker is in the zone of the workflow',
			'2099-05-01T09:30:00',
			'2099-05-01 15:30:00',
		],
		['in winter has the offset of winter', '2099-12-01T09:30:00', '2099-12-01 16:30:00'],
		['may be written with a blank', '2099-05-01 09:30:00', '2099-05-01 15:30:00'],
		['may leave the seconds out', '2099-05-01T09:30', '2099-05-01 15:30:00'],
	])('%s', async (_what, typed, sent) => {
		const { sendTime } = await received({ parameters: startAt(typed), settings: BERLIN });
		expect(sendTime).toBe(sent);
	});

	test('is sent in the zone of the credentials', async () => {
		const { sendTime } = await received({
			parameters: startAt('2099-05-01T09:30:00Z'),
			credentialChanges: { timeZone: 'America/Sao_Paulo' },
		});
		expect(sendTime).toBe('2099-05-01 06:30:00');
	});

	test('may be one of n8n’s dates, such as this time tomorrow', async () => {
		const before = Date.now();
		await received({ parameters: startAt('={{ $now.plus({ days: 1 }) }}'), settings: BERLIN });
		const after = Date.now();

		const day = 24 * 60 * 60 * 1000;
		const { sendAt = 0 } = onlyTask(sandbox());
		expect(sendAt).toBeGreaterThan(before + day - 1000);
		expect(sendAt).toBeLessThanOrEqual(after + day);
	});

	test('may be a date of JavaScript', async () => {
		const { sendTime } = await received({
			parameters: startAt('={{ new Date(Date.UTC(2099, 4, 1, 7, 30)) }}'),
		});
		expect(sendTime).toBe('2099-05-01 15:30:00');
	});

	test('comes out with its offset, in the zone of the workflow', async () => {
		const { outputs } = await runCampaign(sandbox(), {
			parameters: startAt('2099-05-01T09:30:00'),
			settings: BERLIN,
		});
		expect(outputs[0][0].json.sendTime).toBe('2099-05-01T09:30:00.000+02:00');
	});

	test('is no longer sent after the start was set back to now', async () => {
		const parameters = { ...startAt('2099-05-01T09:30:00'), schedule: 'now' };
		expect(await received({ parameters })).not.toHaveProperty('sendTime');
	});
});

const windowed = (...windows: string[]): INodeParameters => ({
	options: {
		allowSendTime: {
			windows: windows.map((window) => {
				const [strTime, endTime] = window.split('-');
				return { strTime, endTime };
			}),
		},
	},
});

describe('Calling Windows', () => {
	test('are sent as typed where workflow and platform share a zone', async () => {
		const { allowSendTime } = await received({
			parameters: windowed('9:00-12:00', '14:00-18:30', '19:00-20:00'),
			settings: { timezone: 'Asia/Shanghai' },
		});
		expect(allowSendTime).toEqual([
			{ strTime: '09:00', endTime: '12:00' },
			{ strTime: '14:00', endTime: '18:30' },
			{ strTime: '19:00', endTime: '20:00' },
		]);
	});

	test('are moved into the zone of the platform, as it is on the day of the start', async () => {
		const summer = { ...windowed('09:00-12:00'), ...startAt('2099-05-01T08:00:00') };
		const winter = {
			...windowed('09:00-12:00'),
			...startAt('2099-12-01T08:00:00'),
			taskName: 'Renewals December',
		};
		await runCampaign(sandbox(), { parameters: summer, settings: BERLIN });
		await runCampaign(sandbox(), { parameters: winter, settings: BERLIN });

		const sent = sandbox()
			.ledger.tasks()
			.map(({ settings }) => settings.allowSendTime);
		expect(sent).toEqual([
			[{ strTime: '15:00', endTime: '18:00' }],
			[{ strTime: '16:00', endTime: '19:00' }],
		]);
	});

	test('become two where they cross midnight on the platform', async () => {
		const { allowSendTime } = await received({
			parameters: { ...windowed('09:00-17:00'), ...startAt('2099-05-01T08:00:00') },
			settings: NEW_YORK,
		});
		expect(allowSendTime).toEqual([
			{ strTime: '21:00', endTime: '23:59' },
			{ strTime: '00:00', endTime: '05:00' },
		]);
	});

	test('that end at midnight on the platform stay one', async () => {
		const { allowSendTime } = await received({
			parameters: { ...windowed('09:00-18:00'), ...startAt('2099-05-01T08:00:00') },
			settings: BERLIN,
		});
		expect(allowSendTime).toEqual([{ strTime: '15:00', endTime: '23:59' }]);
	});

	test('that become more than three are refused, with the reason', async () => {
		const result = await runCampaign(sandbox(), {
			parameters: {
				...windowed('09:00-13:00', '13:30-17:00', '18:00-19:00'),
				...startAt('2099-05-01T08:00:00'),
			},
			settings: NEW_YORK,
		});
		expect(stopText(result)).toContain(
			"'Calling Windows' becomes 4 windows in the zone of the platform (Asia/Shanghai)",
		);
		expect(sandbox().ledger.requestCount).toBe(0);
	});

	test('are left out when the option holds none', async () => {
		expect(await received({ parameters: windowed() })).not.toHaveProperty('allowSendTime');
	});
});
