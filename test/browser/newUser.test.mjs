// The path of a new user through the newest n8n, in a browser: one story, one server, one page. Each
// step leaves a picture, so that a person can look at what the tests have read.
import { after, before, describe } from 'node:test';
import { findingTheNode } from './chapters/findingTheNode.mjs';
import { credentials } from './chapters/credentials.mjs';
import { choosingAnAgent } from './chapters/choosingAnAgent.mjs';
import { draggingColumns } from './chapters/draggingColumns.mjs';
import { optionsOfCreate } from './chapters/optionsOfCreate.mjs';
import { running } from './chapters/running.mjs';
import { reports } from './chapters/reports.mjs';
import { finishedCampaigns, hearingOfIt } from './chapters/finishedCampaigns.mjs';
import { toolOfAnAgent } from './chapters/toolOfAnAgent.mjs';
import { otherPanels } from './chapters/otherPanels.mjs';
import { openPlace, PICTURES } from './support/place.mjs';

const START_MS = 300_000;

describe('a new user', () => {
	/** @type {(() => Promise<void>) | undefined} */
	let close;
	before(
		async () => {
			close = await openPlace();
		},
		{ timeout: START_MS },
	);
	after(async () => {
		await close?.();
		console.log(`The pictures are in ${PICTURES}`);
	});

	describe('finds the node', findingTheNode);
	describe('connects the account', credentials);
	describe('chooses a voice agent', choosingAnAgent);
	describe('drags columns onto the panel', draggingColumns);
	describe('sets what a campaign needs', optionsOfCreate);
	describe('runs a campaign', running);
	describe('receives call reports', reports);
	describe('asks to hear of finished campaigns', finishedCampaigns);
	describe('gives the node to an AI agent', toolOfAnAgent);
	describe('opens every other panel', otherPanels);
	describe('hears of the campaign that has finished', hearingOfIt);
});
