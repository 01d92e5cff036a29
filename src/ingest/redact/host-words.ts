/** Host names that are also words of every log: such a name is hidden where a key says that it is one, and nowhere else. */

const words = new Set(
  (
    'runner worker workers master slave node nodes server servers host main local gpu cpu machine desktop laptop docker container login compute ' +
    'cluster head train trainer training test testing eval evaluation model models data dataset base default build builder user users admin root ' +
    'home work workstation lab labs slurm batch queue agent debug dev prod production staging pod kernel python torch cuda linux ubuntu debian ' +
    'windows macbook mini studio epoch step loss accuracy seed run runs job jobs task tasks info error warning none unknown localhost'
  ).split(' '),
);

/** True where every mention of a host name in a run's texts can be hidden without hiding ordinary words. */
export const isTellingHost = (name: string): boolean =>
  name.length >= 4 && !words.has(name.toLowerCase()) && !/^[\d.]+$/.test(name.replace(/^(\d{1,3}\.){3}\d{1,3}$/, 'ip'));
