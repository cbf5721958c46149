/**
 * Characters that make a text read otherwise than it is: C0 but tab and line ends, DEL, C1, marks and overrides of
 * writing direction, line and paragraph separators. The command escapes the same ones (core/base/log/to-visible.ts).
 */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** `\u202e` for what would have turned the rest of the line around. */
export function withHiddenShown(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const code = character.charCodeAt(0);
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16)}`;
  });
}

/** Attributes that are read to a person, by the eye or aloud. */
const ATTRIBUTES = ['title', 'aria-label', 'aria-description', 'placeholder', 'alt'];

/**
 * Keeps them visible in everything that `root` shows, before it is painted: folder names, answers of servers and names
 * of projects come from outside, and every page shows some. Values of fields stay as they are, and so does what the
 * page sends or copies by a button.
 */
export function showHiddenCharacters(root: Node): void {
  const fix = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue ?? '';
      const shown = withHiddenShown(text);
      if (shown !== text) node.nodeValue = shown;
      return;
    }
    if (node instanceof Element) for (const name of ATTRIBUTES) fixAttribute(node, name);
    for (const child of node.childNodes) fix(child);
  };
  const fixAttribute = (element: Element, name: string): void => {
    const text = element.getAttribute(name);
    if (text === null) return;
    const shown = withHiddenShown(text);
    if (shown !== text) element.setAttribute(name, shown);
  };
  const observer = new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes } of records) {
      if (type === 'childList') for (const node of addedNodes) fix(node);
      else if (type === 'characterData') fix(target);
      else if (target instanceof Element && attributeName !== null) fixAttribute(target, attributeName);
    }
  });
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
  fix(root);
}
