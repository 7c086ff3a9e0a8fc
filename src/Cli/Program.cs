Console.WriteLine("kernelrd");
