/** The person partitions of an instance. Every person is in exactly one; each workspace sees some of them. */

export interface Partition {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
}

/** What is told of a partition when the instance is made. */
export type PartitionDefinition = Omit<Partition, 'id'>;

/** The partition that every instance has; its description is assumed. */
export const DEFAULT_PARTITION: Partition = {
  id: 1,
  name: 'Default',
  description: 'Initial system lead partition',
};

export class Partitions {
  /** By id, which counts from 1. */
  readonly all: readonly Partition[];

  /** @param others the partitions beside the default one */
  constructor(others: readonly PartitionDefinition[]) {
    this.all = [DEFAULT_PARTITION, ...others.map((partition, place) => ({ ...partition, id: place + 2 }))];
  }

  /** The partition of a name, or undefined. */
  named(name: string): Partition | undefined {
    return this.all.find((partition) => partition.name === name);
  }
}
