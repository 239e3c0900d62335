import { useState } from 'preact/hooks';

/**
 * One attempt at a time at what a button does.
 * @param act resolves to what is to be told if it failed, `null` if it went well
 */
export function useAttempt(act: () => Promise<string | null>) {
  const [state, setState] = useState<{ readonly isUnderWay: boolean; readonly problem: string | null }>({
    isUnderWay: false,
    problem: null,
  });
  async function attempt(): Promise<void> {
    if (state.isUnderWay) return;
    setState({ isUnderWay: true, problem: null });
    setState({ isUnderWay: false, problem: await act() });
  }
  return { ...state, start: () => void attempt() };
}
