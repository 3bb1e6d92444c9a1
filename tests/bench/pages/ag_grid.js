// tests/bench/pages/ag_grid.js - the same list by AG Grid, with the modules that it needs.
// SPDX-License-Identifier: MIT
import { ClientSideRowModelModule, createGrid, ModuleRegistry, QuickFilterModule } from 'ag-grid-community';
import { flatten } from './rows.js';

ModuleRegistry.registerModules([ClientSideRowModelModule, QuickFilterModule]);
const rows = flatten(await (await fetch(new URLSearchParams(location.search).get('src'))).json());
const names = ['name', 'category', 'tagline', 'price', 'rating', 'mass', 'offline', 'maker', 'tags'];
const grid = createGrid(document.querySelector('#grid'), {
  rowData: rows,
  rowHeight: 32,
  columnDefs: names.map((field) => ({ field, getQuickFilterText: field === 'name' ? ({ data }) => data.text : () => '' })),
  onFirstDataRendered: () => dispatchEvent(new Event('bench-ready')),
});
document.querySelector('input').addEventListener('input', ({ target }) => grid.setGridOption('quickFilterText', target.value));
