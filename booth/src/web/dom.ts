// Elements. All text goes in as text: what a record says is never markup.

export type Child = Node | string | null;

export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Record<string, string> = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
}

/** Text from a record, kept apart from the direction of the text round it. */
export const quoted = (text: string): HTMLElement => el('bdi', {}, text);
