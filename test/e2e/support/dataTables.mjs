// n8n's Data Tables, read as the editor reads them.

/** The page that the editor asks for at most. */
const PAGE = 250;

/**
 * Why an example that makes its Data Table cannot run in this n8n; nothing where it can.
 * @param {string} version
 */
export function lacksDataTables(version) {
	return /^(1|2\.0)\./.test(version)
		? `n8n ${version} can neither create a Data Table in a workflow nor find one by its name`
		: false;
}

/**
 * Every row of a table, in the order in which they were added.
 * @param {import('../../../demo/lib/rest.mjs').N8nClient} n8n
 * @param {string} name
 * @returns {Promise<any[]>}
 */
export async function rowsOfTable(n8n, name) {
	const { id: project } = await n8n.call('GET', '/rest/projects/personal');
	const filter = encodeURIComponent(JSON.stringify({ name: name.toLowerCase() }));
	const found = await n8n.call('GET', `/rest/projects/${project}/data-tables?filter=${filter}`);
	const table = found.data.find((/** @type {any} */ one) => one.name === name);
	if (!table) throw new Error(`There is no Data Table "${name}" in ${n8n.url}.`);
	const rows = [];
	for (;;) {
		const page = `take=${PAGE}&skip=${rows.length}&sortBy=id:asc`;
		const path = `/rest/projects/${project}/data-tables/${table.id}/rows?${page}`;
		const { data } = await n8n.call('GET', path);
		rows.push(...data);
		if (data.length < PAGE) return rows;
	}
}
