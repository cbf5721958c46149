import { createContext, useContext } from 'react';

/** True inside a row list: controls leave the order of Tab, the list's arrow keys reach them. */
export const InRow = createContext(false);

export function useIsInRow(): boolean {
  return useContext(InRow);
}
