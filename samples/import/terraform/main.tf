variable "location" {
  type    = string
  default = "swedencentral"
}

locals {
  regions = ["swedencentral", "norwayeast"]
  tags    = { owner = "build-team" }
}

resource "azurerm_shared_image_gallery" "build" {
  name                = "buildImages"
  resource_group_name = "rg-build"
  location            = var.location
  tags                = local.tags
}

resource "azurerm_shared_image" "agent" {
  name                = "agent"
  gallery_name        = azurerm_shared_image_gallery.build.name
  resource_group_name = azurerm_shared_image_gallery.build.resource_group_name
  location            = azurerm_shared_image_gallery.build.location
  os_type             = "Linux"
  hyper_v_generation  = "V2"

  identifier {
    publisher = "ContosoBuild"
    offer     = "Agent"
    sku       = "24_04"
  }
}

resource "azurerm_shared_image_version" "agent" {
  name                = "4.${length(local.regions)}.0"
  gallery_name        = azurerm_shared_image_gallery.build.name
  image_name          = azurerm_shared_image.agent.name
  resource_group_name = azurerm_shared_image_gallery.build.resource_group_name
  location            = var.location
  managed_image_id    = "/subscriptions/22222222-3333-4444-5555-666666666666/resourceGroups/rg-build/providers/Microsoft.Compute/images/agent"

  dynamic "target_region" {
    for_each = local.regions
    content {
      name                   = target_region.value
      regional_replica_count = 2
      storage_account_type   = "Standard_ZRS"
    }
  }
}
