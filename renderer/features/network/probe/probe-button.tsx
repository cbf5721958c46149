import { Radar } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { useProbeJob } from './probe-store.ts';
import { runProbe, stopProbe } from './run-probe.ts';

/** Probes everything, or stops what probes. One button, so that the keyboard stays on it. */
export function ProbeButton() {
  const { t } = useTranslation('probe');
  const jobId = useProbeJob();
  return (
    <Button
      icon={Radar}
      tone={jobId === null ? 'primary' : 'plain'}
      onPress={() => void (jobId === null ? runProbe() : stopProbe(jobId))}
    >
      {jobId === null ? t('run') : t('stop')}
    </Button>
  );
}
