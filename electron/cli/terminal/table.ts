// biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what starts a colour code
const COLOR_CODES = /\u001b\[[0-9;]*m/g;

/** Rows as lines with aligned columns, two spaces apart; the last column is not padded. Colour codes take no width. */
export function formatTable(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, visibleWidth(cell));
    });
  }
  return rows.map((row) =>
    row
      .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - visibleWidth(cell)))
      .join('  ')
      .trimEnd(),
  );
}

function visibleWidth(text: string): number {
  return text.replace(COLOR_CODES, '').length;
}
