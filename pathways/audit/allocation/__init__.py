"""Who counts where: the best exact allocation, leaf by leaf where nobody competes and by flow where they do."""
