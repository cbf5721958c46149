import { type ReactNode, useEffect, useState } from 'react';

/** Shows its children only when the wait has lasted for 150 ms: a flash of a skeleton is worse than none. */
export function Delayed({ children, delayMs = 150 }: { readonly children: ReactNode; readonly delayMs?: number }) {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), delayMs);
    return () => clearTimeout(timer);
  }, [delayMs]);
  return isDue ? children : null;
}
