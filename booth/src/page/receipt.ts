// The tracking number as people read, copy and scan it.

import encodeQR from 'qr';
import { el } from '../web/dom.ts';
import * as words from './words.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Black squares on white: one path of little rows. */
export function qrPath(text: string): { path: string; size: number } {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'byte', border: 1 });
  // The border is the picture's own white edge.
  const inner = rows.slice(1, -1).map((row) => row.slice(1, -1));
  const path = inner.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { path, size: inner.length };
}

export function qr(text: string): SVGElement {
  const { path, size } = qrPath(text);
  const svg = document.createElementNS(SVG, 'svg');
  const shape = document.createElementNS(SVG, 'path');
  for (const [name, value] of [['viewBox', `0 0 ${size} ${size}`], ['class', 'qr'], ['role', 'img'], ['aria-label', words.receipt.qr], ['shape-rendering', 'crispEdges']] as const) {
    svg.setAttribute(name, value);
  }
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

/** In groups of four, kept apart by space that is not copied. */
export function numberParts(tracker: string): HTMLElement {
  const parts = tracker.match(/.{1,4}/g) ?? [];
  return el('p', { class: 'number-parts' }, ...parts.map((part, i) => el('span', i < 2 ? { class: 'first' } : {}, part)));
}
