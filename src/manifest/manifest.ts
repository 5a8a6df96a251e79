// Generated from schemas/manifest.schema.json by `npm run generate`; edit the schema instead.

/**
 * An Azure cloud, by the name that the Azure CLI gives it.
 */
export type Cloud = 'AzureCloud' | 'AzureChinaCloud' | 'AzureUSGovernment' | 'AzureGermanCloud';
/**
 * What an image or a machine is for.
 */
export type Environment = 'production' | 'staging' | 'development' | 'test';
/**
 * An operating system.
 */
export type OsType = 'Linux' | 'Windows';
/**
 * Whether machine-specific information was removed (Generalized) or kept (Specialized).
 */
export type OsState = 'Generalized' | 'Specialized';
/**
 * A hypervisor generation.
 */
export type HyperVGeneration = 'V1' | 'V2';
/**
 * A processor architecture.
 */
export type Architecture = 'x64' | 'Arm64';
/**
 * Storage of the replicas in a region.
 */
export type StorageAccountType = 'Standard_LRS' | 'Standard_ZRS' | 'Premium_LRS' | 'PremiumV2_LRS' | 'StandardSSD_LRS';
/**
 * Storage of a machine's disk.
 */
export type DiskType =
  | 'Standard_LRS'
  | 'StandardSSD_LRS'
  | 'StandardSSD_ZRS'
  | 'Premium_LRS'
  | 'Premium_ZRS'
  | 'PremiumV2_LRS'
  | 'UltraSSD_LRS';
/**
 * Host caching of a disk.
 */
export type HostCaching = 'None' | 'ReadOnly' | 'ReadWrite';
/**
 * A feature that a machine asks for and its image must declare.
 */
export type MachineFeature = 'Hibernation' | 'AcceleratedNetworking' | 'NVMe';
/**
 * An ARM api-version such as 2021-07-01.
 */
export type ApiVersion = string;
/**
 * An ISO 4217 currency code such as USD.
 */
export type Currency = string;
/**
 * A date as yyyy-MM-dd, or an ISO 8601 date and time with T.
 */
export type CalendarDate = string;
/**
 * An http or https address.
 */
export type WebAddress = string;

/**
 * A gallerist manifest: Azure image galleries, the deployments that draw on them, and budgets.
 */
export interface Manifest {
  /**
   * Marks the document as a manifest; the number is the version of the format.
   */
  gallerist: 1;
  /**
   * Subscription id of the galleries of this document; a gallery may name another.
   */
  subscription?: string;
  /**
   * Tenant id of the galleries of this document; a gallery may name another.
   */
  tenant?: string;
  /**
   * Azure cloud of the galleries of this document; a gallery may name another. Image versions cannot be replicated across clouds.
   *
   * Default: "AzureCloud"
   */
  cloud?: Cloud;
  /**
   * ARM api-version that the resources of this document are deployed with. It decides which properties exist and which defaults hold.
   */
  apiVersion?: ApiVersion;
  /**
   * How often new versions of each image of this document are made, for forecasts; by default the configuration's, key by key.
   */
  releases?: Releases;
  /**
   * Which versions of each image of this document are kept, and where, for forecasts and savings; by default the configuration's, key by key.
   */
  retention?: Retention;
  /**
   * The galleries, with their image definitions and image versions.
   */
  galleries?: Gallery[];
  /**
   * The demand: what will be created at the same time, from which image, and where.
   */
  deployments?: Deployment[];
  /**
   * Amounts a month that the estimate must not exceed.
   */
  budgets?: Budget[];
}
/**
 * A gallery (Microsoft.Compute/galleries): the container of image definitions.
 */
export interface Gallery {
  /**
   * Name of the gallery, unique in its subscription.
   */
  name: string;
  /**
   * Subscription id of the gallery; by default the document's.
   */
  subscription?: string;
  /**
   * Tenant id of the gallery; by default the document's.
   */
  tenant?: string;
  /**
   * Azure cloud of the gallery; by default the document's.
   */
  cloud?: Cloud;
  /**
   * ARM api-version that the gallery is deployed with; by default the document's.
   */
  apiVersion?: ApiVersion;
  /**
   * Resource group of the gallery: its name, or its name and location.
   */
  resourceGroup?: string | ResourceGroup;
  /**
   * Region of the gallery, by programmatic or display name, in any case.
   */
  location: string;
  /**
   * What the gallery's images are for; an image may say otherwise.
   */
  environment?: Environment;
  /**
   * Free text about the gallery.
   */
  description?: string;
  /**
   * Tags of the gallery resource.
   */
  tags?: Tags;
  /**
   * How the gallery is shared beyond role assignments.
   */
  sharingProfile?: SharingProfile;
  /**
   * What happens to deleted image versions.
   */
  softDeletePolicy?: {
    /**
     * Whether deleted image versions can be brought back for a while.
     *
     * Default: false
     */
    isSoftDeleteEnabled?: boolean;
  };
  /**
   * How often new versions of each image of the gallery are made, for forecasts; by default the document's, key by key.
   */
  releases?: Releases;
  /**
   * Which versions of each image of the gallery are kept, and where, for forecasts and savings; by default the document's, key by key.
   */
  retention?: Retention;
  /**
   * Usage of the same subscription and region outside the manifests, counted towards the limits of the service.
   */
  existing?: {
    /**
     * Galleries that exist outside the manifests.
     *
     * Default: 0
     */
    galleries?: number;
    /**
     * Image definitions that exist outside the manifests.
     *
     * Default: 0
     */
    images?: number;
    /**
     * Image versions that exist outside the manifests.
     *
     * Default: 0
     */
    versions?: number;
  };
  /**
   * Role assignments on the gallery; they reach its images and versions.
   */
  grants?: Grant[];
  /**
   * The image definitions of the gallery.
   */
  images?: Image[];
}
/**
 * A resource group with its location.
 */
export interface ResourceGroup {
  /**
   * Name of the resource group.
   */
  name: string;
  /**
   * Region of the resource group.
   */
  location?: string;
}
/**
 * How a gallery is shared beyond role assignments.
 */
export interface SharingProfile {
  /**
   * Private (role assignments only), Groups (direct sharing with subscriptions or tenants) or Community (everybody). It cannot be changed later.
   *
   * Default: "Private"
   */
  permissions?: 'Private' | 'Groups' | 'Community';
  /**
   * With permissions Groups: whom the gallery is shared with.
   */
  groups?: {
    /**
     * What the ids are.
     */
    type: 'Subscriptions' | 'AADTenants';
    /**
     * Ids of the subscriptions or of the tenants.
     */
    ids: string[];
  }[];
  /**
   * With permissions Community: what the public sees. Everything here is public.
   */
  communityGalleryInfo?: {
    /**
     * Web page of the publisher.
     */
    publisherUri?: WebAddress;
    /**
     * E-mail address of the publisher.
     */
    publisherContact?: string;
    /**
     * Address of the legal agreement of the images.
     */
    eula?: string;
    /**
     * Start of the gallery's public name: 5 to 16 letters or digits.
     */
    publicNamePrefix?: string;
  };
}
/**
 * A role assignment.
 */
export interface Grant {
  /**
   * Who gets the role: a name or an object id, the same as deployments name.
   */
  principal: string;
  /**
   * What the principal is.
   */
  principalType?: 'User' | 'Group' | 'ServicePrincipal';
  /**
   * Name of the role.
   */
  role: string;
  /**
   * Tenant id of the principal; by default the gallery's.
   */
  tenant?: string;
}
/**
 * An image definition (galleries/images): what its versions have in common.
 */
export interface Image {
  /**
   * Name of the image definition, unique in its gallery.
   */
  name: string;
  /**
   * Region of the image definition; by default the gallery's.
   */
  location?: string;
  /**
   * What the image is for; by default the gallery's environment.
   */
  environment?: Environment;
  /**
   * Publisher, offer and SKU; together they occur once in a gallery.
   */
  identifier: {
    /**
     * Who makes the image; at most 128 characters.
     */
    publisher: string;
    /**
     * Name of a group of related images; at most 64 characters.
     */
    offer: string;
    /**
     * The image within the offer; at most 64 characters.
     */
    sku: string;
  };
  /**
   * Operating system of the image.
   */
  osType: OsType;
  /**
   * Whether machine-specific information was removed from the image (Generalized) or kept (Specialized).
   */
  osState: OsState;
  /**
   * Hypervisor generation; the default is V1, and V2 from API version 2025-03-03.
   */
  hyperVGeneration?: HyperVGeneration;
  /**
   * Processor architecture of the image.
   *
   * Default: "x64"
   */
  architecture?: Architecture;
  /**
   * Features that the image supports or demands.
   */
  features?: {
    /**
     * SecurityType, IsAcceleratedNetworkSupported, IsHibernateSupported or DiskControllerTypes.
     */
    name: string;
    /**
     * Value of the feature, always text.
     */
    value: string;
    /**
     * First version of the image that supports the feature.
     */
    startsAtVersion?: string;
  }[];
  /**
   * Whether the features of an existing image definition may be changed.
   *
   * Default: false
   */
  allowUpdateImage?: boolean;
  /**
   * Recommended size of the machines made from the image.
   */
  recommended?: {
    /**
     * Recommended number of vCPUs.
     */
    vCPUs?: ResourceRange;
    /**
     * Recommended memory in GB.
     */
    memory?: ResourceRange;
  };
  /**
   * What machines made from the image must not use.
   */
  disallowed?: {
    /**
     * Disk types that machines made from the image must not use.
     */
    diskTypes?: DiskType[];
  };
  /**
   * Marketplace plan that the image descends from.
   */
  purchasePlan?: Plan;
  /**
   * Free text about the image.
   */
  description?: string;
  /**
   * End-user licence agreement: its text or its address.
   */
  eula?: string;
  /**
   * Address of the privacy statement.
   */
  privacyStatementUri?: WebAddress;
  /**
   * Address of the release notes.
   */
  releaseNoteUri?: WebAddress;
  /**
   * End of life of the image, and of its versions that name none.
   */
  endOfLifeDate?: CalendarDate;
  /**
   * How often new versions of the image are made, for forecasts; by default the gallery's, key by key.
   */
  releases?: Releases;
  /**
   * Which versions of the image are kept, and where, for forecasts and savings; by default the gallery's, key by key.
   */
  retention?: Retention;
  /**
   * Tags of the image definition resource.
   */
  tags?: Tags;
  /**
   * Role assignments on the image definition; they reach its versions.
   */
  grants?: Grant[];
  /**
   * The versions of the image.
   */
  versions?: Version[];
}
/**
 * A recommended minimum and maximum.
 */
export interface ResourceRange {
  /**
   * Smallest recommended number.
   */
  min?: number;
  /**
   * Greatest recommended number.
   */
  max?: number;
}
/**
 * A Marketplace purchase plan; name, publisher and product belong together.
 */
export interface Plan {
  /**
   * Name of the plan.
   */
  name?: string;
  /**
   * Publisher of the plan.
   */
  publisher?: string;
  /**
   * Product (offer) of the plan.
   */
  product?: string;
}
/**
 * An image version (galleries/images/versions): what machines are made from.
 */
export interface Version {
  /**
   * Major.Minor.Patch, three 32-bit integers; `latest` is the highest.
   */
  name: string;
  /**
   * The source region, where the version is created; by default the image's location.
   */
  location?: string;
  /**
   * What the version is made from.
   */
  source: Source;
  /**
   * The OS disk.
   */
  osDisk?: Disk;
  /**
   * The data disks.
   */
  dataDisks?: DataDisk[];
  /**
   * Replicas in every target region that gives no count of its own.
   *
   * Default: 1
   */
  replicaCount?: number;
  /**
   * Storage of the replicas in every target region that names none; without it, the default of the API version.
   */
  storageAccountType?: StorageAccountType;
  /**
   * How the service picks the storage of each region, from API version 2025-03-03; not together with storageAccountType.
   */
  storageAccountStrategy?: 'PreferStandard_ZRS' | 'DefaultStandard_LRS';
  /**
   * Full copies the source; Shallow refers to it, for tests only: one replica in the source region.
   *
   * Default: "Full"
   */
  replicationMode?: 'Full' | 'Shallow';
  /**
   * Whether `latest` passes the version over; a target region may say otherwise for itself.
   *
   * Default: false
   */
  excludeFromLatest?: boolean;
  /**
   * End of life of the version; by default the image's.
   */
  endOfLifeDate?: CalendarDate;
  /**
   * Tags of the image version resource.
   */
  tags?: Tags;
  /**
   * The regions that hold replicas, the source region among them: a region's name alone, or with what is special about it.
   */
  targetRegions: (string | TargetRegion)[];
  /**
   * Guards against accidental deletion.
   */
  safetyProfile?: {
    /**
     * Whether target regions that hold replicas may be removed.
     */
    allowDeletionOfReplicatedLocations?: boolean;
    /**
     * Whether the version is kept from deletion before its end of life.
     */
    blockDeletionBeforeEndOfLife?: boolean;
  };
  /**
   * Security settings of the image version.
   */
  securityProfile?: {
    /**
     * UEFI keys for secure boot.
     */
    uefiSettings?: {
      /**
       * Sets of UEFI keys that the service knows.
       */
      signatureTemplateNames?: ('NoSignatureTemplate' | 'MicrosoftUefiCertificateAuthorityTemplate' | 'MicrosoftWindowsTemplate')[];
      /**
       * UEFI keys beside the templates.
       */
      additionalSignatures?: {
        /**
         * The platform key.
         */
        pk?: SignatureKey;
        /**
         * Key exchange keys.
         */
        kek?: SignatureKey[];
        /**
         * Keys of allowed signatures.
         */
        db?: SignatureKey[];
        /**
         * Keys of forbidden signatures.
         */
        dbx?: SignatureKey[];
      };
    };
  };
  /**
   * Role assignments on this version alone; sharing the gallery is the better way.
   */
  grants?: Grant[];
}
/**
 * A UEFI key.
 */
export interface SignatureKey {
  /**
   * Form of the key.
   */
  type: 'sha256' | 'x509';
  /**
   * The key, in parts of base64 text.
   */
  value: string[];
}
/**
 * What an image version or a disk is made from: exactly one of id and uri, and what is known of it.
 */
export interface Source {
  /**
   * What the source is; without it, the type of the id tells, and an address is a VHD.
   */
  kind?: 'virtualMachine' | 'managedDisk' | 'snapshot' | 'managedImage' | 'vhd' | 'imageVersion' | 'unmanagedImage' | 'localVhd';
  /**
   * ARM id of the source.
   */
  id?: string;
  /**
   * Address of a VHD; a path only where the kind is localVhd.
   */
  uri?: string;
  /**
   * ARM id of the storage account that holds the VHD; with uri.
   */
  storageAccountId?: string;
  /**
   * Region of the source.
   */
  location?: string;
  /**
   * Operating system of the source.
   */
  osType?: OsType;
  /**
   * Whether the source is generalized.
   */
  osState?: OsState;
  /**
   * Hypervisor generation of the source.
   */
  hyperVGeneration?: HyperVGeneration;
  /**
   * Whether the source is encrypted with a key of the customer.
   */
  encrypted?: boolean;
  /**
   * Marketplace plan of the source.
   */
  plan?: Plan;
  /**
   * OS disk of a source virtual machine.
   */
  osDisk?: {
    /**
     * Type of the disk.
     */
    diskType?: DiskType;
    /**
     * Whether the disk is a managed disk.
     */
    managed?: boolean;
    /**
     * Whether the disk lives on the host and ends with the machine.
     */
    ephemeral?: boolean;
  };
  /**
   * Data disks of a source virtual machine.
   */
  dataDisks?: {
    /**
     * Logical unit number of the disk.
     */
    lun: number;
    /**
     * Type of the disk.
     */
    diskType?: DiskType;
    /**
     * Whether the disk is a managed disk.
     */
    managed?: boolean;
  }[];
}
/**
 * A disk of an image version.
 */
export interface Disk {
  /**
   * Provisioned size in the GB that Azure prints (2^30 bytes).
   */
  sizeGB?: number;
  /**
   * Occupied size in GB, which is what storage and egress are billed by; without it the provisioned size counts.
   */
  usedGB?: number;
  /**
   * Host caching of the disk.
   */
  hostCaching?: HostCaching;
  /**
   * What this disk is made from, where it is not the version's source.
   */
  source?: Source;
}
/**
 * A data disk of an image version.
 */
export interface DataDisk {
  /**
   * Logical unit number, unique among the data disks.
   */
  lun: number;
  /**
   * Provisioned size in the GB that Azure prints (2^30 bytes).
   */
  sizeGB?: number;
  /**
   * Occupied size in GB, which is what storage and egress are billed by; without it the provisioned size counts.
   */
  usedGB?: number;
  /**
   * Host caching of the disk.
   */
  hostCaching?: HostCaching;
  /**
   * What this disk is made from, where it is not the version's source.
   */
  source?: Source;
}
/**
 * A region that holds replicas of an image version.
 */
export interface TargetRegion {
  /**
   * Name of the region, programmatic or displayed, in any case.
   */
  name: string;
  /**
   * Replicas in this region; by default the version's replicaCount.
   */
  regionalReplicaCount?: number;
  /**
   * Storage of the replicas in this region; by default the version's. It cannot be changed later.
   */
  storageAccountType?: StorageAccountType;
  /**
   * Whether `latest` passes the version over in this region; it goes before the version's own flag.
   */
  excludeFromLatest?: boolean;
  /**
   * For a region with restricted access: whether the subscription has been let in.
   *
   * Default: false
   */
  accessRequested?: boolean;
  /**
   * Encryption of the replicas in this region with keys of the customer.
   */
  encryption?: Encryption;
}
/**
 * Encryption of the disks of an image version in one region.
 */
export interface Encryption {
  /**
   * Encryption of the OS disk.
   */
  osDiskImage?: {
    /**
     * ARM id of a disk encryption set of the region.
     */
    diskEncryptionSetId?: string;
    /**
     * Encryption of a confidential virtual machine's OS disk.
     */
    securityProfile?: {
      /**
       * What is encrypted, and with whose key.
       */
      confidentialVMEncryptionType?: 'EncryptedVMGuestStateOnlyWithPmk' | 'EncryptedWithPmk' | 'EncryptedWithCmk' | 'NonPersistedTPM';
      /**
       * ARM id of the disk encryption set for EncryptedWithCmk.
       */
      secureVMDiskEncryptionSetId?: string;
    };
  };
  /**
   * Encryption of the data disks.
   */
  dataDiskImages?: {
    /**
     * Logical unit number of the data disk.
     */
    lun: number;
    /**
     * ARM id of a disk encryption set of the region.
     */
    diskEncryptionSetId?: string;
  }[];
}
/**
 * What will be created at one time, from one image, in one region.
 */
export interface Deployment {
  /**
   * Name of the deployment, unique in the estate.
   */
  name: string;
  /**
   * What the machines are made from: gallery/image/version, gallery/image/latest, or the ARM id of either.
   */
  image: string;
  /**
   * Region that the machines are created in.
   */
  region: string;
  /**
   * Name of the time window; deployments of one window run at the same time, and all without a window share one.
   */
  window?: string;
  /**
   * When the machines are created, for end-of-life checks; by default today.
   */
  date?: CalendarDate;
  /**
   * ARM api-version that the machines are deployed with.
   */
  apiVersion?: ApiVersion;
  /**
   * Subscription id that the machines are created in.
   */
  subscription?: string;
  /**
   * Tenant id that the machines are created in.
   */
  tenant?: string;
  /**
   * Who deploys, as named in the grants.
   */
  principal?: string;
  /**
   * What the machines are for.
   */
  environment?: Environment;
  /**
   * Virtual machines created at the same time outside scale sets: their number, or their number and description.
   */
  virtualMachines?: number | VirtualMachines;
  /**
   * Scale sets created at the same time.
   */
  scaleSets?: ScaleSet[];
  /**
   * OS settings of all machines of the deployment that have none of their own.
   */
  osProfile?: OsProfile;
}
/**
 * Virtual machines of one kind, created at the same time.
 */
export interface VirtualMachines {
  /**
   * Number of virtual machines.
   */
  count: number;
  /**
   * OS settings of the machines; machines from a Specialized image take none.
   */
  osProfile?: OsProfile;
  /**
   * For a Specialized image: whether each machine is given a computer name of its own.
   *
   * Default: false
   */
  renamesComputer?: boolean;
  /**
   * vCPUs of a machine.
   */
  vCPUs?: number;
  /**
   * Memory of a machine in GB.
   */
  memoryGB?: number;
  /**
   * Type of the OS disk.
   */
  osDiskType?: DiskType;
  /**
   * Hypervisor generation of the machine size.
   */
  hyperVGeneration?: HyperVGeneration;
  /**
   * Processor architecture of the machine size.
   */
  architecture?: Architecture;
  /**
   * Logical unit numbers of the image's data disks that the machines use.
   */
  dataDiskLuns?: number[];
  /**
   * Marketplace plan of the machines.
   */
  plan?: Plan;
  /**
   * ARM id of the disk encryption set of the machines' disks.
   */
  diskEncryptionSetId?: string;
  /**
   * Features that the machines ask for.
   */
  features?: MachineFeature[];
}
/**
 * Scale sets of one kind, created at the same time.
 */
export interface ScaleSet {
  /**
   * Name of the scale set.
   */
  name: string;
  /**
   * Instances of one scale set.
   */
  instances: number;
  /**
   * Number of such scale sets.
   *
   * Default: 1
   */
  count?: number;
  /**
   * Orchestration mode of the scale set.
   */
  orchestrationMode?: 'Uniform' | 'Flexible';
  /**
   * What an existing scale set is made from until now.
   */
  replaces?: {
    /**
     * A managed image, or a version of a gallery image.
     */
    kind?: 'managedImage' | 'imageVersion';
    /**
     * Operating system until now.
     */
    osType?: OsType;
    /**
     * OS state until now.
     */
    osState?: OsState;
    /**
     * Hypervisor generation until now.
     */
    hyperVGeneration?: HyperVGeneration;
    /**
     * Data disks until now.
     */
    dataDisks?: {
      /**
       * Logical unit number of the data disk.
       */
      lun: number;
      /**
       * Provisioned size in GB.
       */
      sizeGB?: number;
    }[];
  };
  /**
   * OS settings of the machines; machines from a Specialized image take none.
   */
  osProfile?: OsProfile;
  /**
   * For a Specialized image: whether each machine is given a computer name of its own.
   *
   * Default: false
   */
  renamesComputer?: boolean;
  /**
   * vCPUs of an instance.
   */
  vCPUs?: number;
  /**
   * Memory of an instance in GB.
   */
  memoryGB?: number;
  /**
   * Type of the OS disk.
   */
  osDiskType?: DiskType;
  /**
   * Hypervisor generation of the machine size.
   */
  hyperVGeneration?: HyperVGeneration;
  /**
   * Processor architecture of the machine size.
   */
  architecture?: Architecture;
  /**
   * Logical unit numbers of the image's data disks that the instances use.
   */
  dataDiskLuns?: number[];
  /**
   * Marketplace plan of the instances.
   */
  plan?: Plan;
  /**
   * ARM id of the disk encryption set of the instances' disks.
   */
  diskEncryptionSetId?: string;
  /**
   * Features that the instances ask for.
   */
  features?: MachineFeature[];
}
/**
 * OS settings given to new machines. Passwords have no place in a manifest.
 */
export interface OsProfile {
  /**
   * Computer name of a virtual machine.
   */
  computerName?: string;
  /**
   * Start of the computer names of a scale set.
   */
  computerNamePrefix?: string;
  /**
   * Name of the administrator account.
   */
  adminUsername?: string;
  /**
   * Certificates of a key vault to install.
   */
  secrets?: {
    /**
     * The key vault.
     */
    sourceVault?: {
      /**
       * ARM id of the key vault.
       */
      id?: string;
    };
    /**
     * The certificates.
     */
    vaultCertificates?: {
      /**
       * Address of the certificate in the key vault.
       */
      certificateUrl?: string;
      /**
       * Windows: the certificate store of the machine.
       */
      certificateStore?: string;
    }[];
  }[];
  /**
   * Settings of Windows machines.
   */
  windowsConfiguration?: {
    /**
     * Whether the VM agent is installed.
     */
    provisionVMAgent?: boolean;
    /**
     * Whether Windows updates itself.
     */
    enableAutomaticUpdates?: boolean;
    /**
     * Time zone, by its Windows name.
     */
    timeZone?: string;
    /**
     * Windows Remote Management.
     */
    winRM?: {
      /**
       * The listeners.
       */
      listeners?: {
        /**
         * Protocol of the listener.
         */
        protocol?: 'Http' | 'Https';
        /**
         * Address of the listener's certificate in a key vault.
         */
        certificateUrl?: string;
      }[];
    };
  };
  /**
   * Settings of Linux machines.
   */
  linuxConfiguration?: {
    /**
     * Whether only keys open the machine.
     */
    disablePasswordAuthentication?: boolean;
    /**
     * Whether the VM agent is installed.
     */
    provisionVMAgent?: boolean;
    /**
     * SSH access.
     */
    ssh?: {
      /**
       * The public keys that open the machine.
       */
      publicKeys?: {
        /**
         * Where the key is put on the machine.
         */
        path?: string;
        /**
         * The public key.
         */
        keyData?: string;
      }[];
    };
  };
}
/**
 * How often new versions of an image are made, and how they grow.
 */
export interface Releases {
  /**
   * New versions a month; 0.5 is one every two months.
   */
  versionsPerMonth?: number;
  /**
   * Share by which the used size of new versions grows a month, compounded: 0.01 is 1 %; negative where they shrink.
   *
   * Default: 0
   */
  sizeGrowthPerMonth?: number;
}
/**
 * Which versions of an image are kept, and where. A version that either keepLast or keepDays keeps stays; without both, all stay.
 */
export interface Retention {
  /**
   * So many versions are kept, the newest first.
   */
  keepLast?: number;
  /**
   * Versions younger than so many days are kept.
   */
  keepDays?: number;
  /**
   * Replicas of a superseded version in each of its regions; by default as many as it has.
   */
  supersededReplicas?: number;
  /**
   * Regions in which superseded versions are kept: all of theirs, or only the source region.
   *
   * Default: "all"
   */
  supersededRegions?: 'all' | 'source';
}
/**
 * An amount a month for storage; gallery, image and tag narrow what it covers, and all that are given must match.
 */
export interface Budget {
  /**
   * Name of the budget.
   */
  name: string;
  /**
   * Name of the gallery that the budget covers.
   */
  gallery?: string;
  /**
   * Name of the image that the budget covers.
   */
  image?: string;
  /**
   * Tags that a resource must carry to be covered.
   */
  tag?: {
    [k: string]: string;
  };
  /**
   * The amount a month.
   */
  monthly: number;
  /**
   * Currency of the amount; by default the estimate's.
   */
  currency?: Currency;
}
/**
 * Tags of an Azure resource: names with a text each.
 */
export interface Tags {
  [k: string]: string;
}
